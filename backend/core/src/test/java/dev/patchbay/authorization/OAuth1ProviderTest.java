package dev.patchbay.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.connect.ConnectSessions;
import dev.patchbay.connection.AppCalls;
import dev.patchbay.connection.Connection;
import dev.patchbay.connection.Connections;
import dev.patchbay.connection.Credentials.OAuth1Token;
import dev.patchbay.connection.FreshCredentials;
import dev.patchbay.connector.Capture;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.Connectors;
import dev.patchbay.connector.OAuth1;
import dev.patchbay.connector.OAuth1.SignatureMethod;
import dev.patchbay.gateway.Call;
import dev.patchbay.gateway.Gateway;
import dev.patchbay.gateway.Reply;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.organization.Organizations;
import dev.patchbay.organization.Scope;
import dev.patchbay.organization.TestScopes;
import dev.patchbay.testing.CoreUnderTest;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** OAuth 1.0a against a provider that knows nothing of this code: Eclipse Jersey's. It has no HMAC-SHA256. */
@CoreUnderTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OAuth1ProviderTest {

    private static final String SECRET = "s&cret of the consumer";

    /** The provider compares this one as it is, where RFC 5849, section 3.4.4, has it encoded. */
    private static final String PLAIN_SECRET = "secret-of-the-consumer";

    private final JerseyProvider provider = new JerseyProvider();
    private final Connections connections;
    private final FreshCredentials fresh;
    private final AppCalls calls;
    private final Gateway gateway;
    private final Scope scope;
    private final OAuth1Journeys journeys;

    @TempDir
    static Path folder;

    OAuth1ProviderTest(
            RedirectFlow flow,
            Attempts attempts,
            Connectors connectors,
            ConnectSessions sessions,
            Connections connections,
            FreshCredentials fresh,
            AppCalls calls,
            Gateway gateway,
            Organizations organizations) {
        this.connections = connections;
        this.fresh = fresh;
        this.calls = calls;
        this.gateway = gateway;
        this.scope = TestScopes.organization(organizations).test();
        this.journeys = new OAuth1Journeys(flow, attempts, connectors, sessions, scope);
    }

    @AfterAll
    void stop() {
        provider.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = SignatureMethod.class,
            names = {"HMAC_SHA1", "RSA_SHA1", "PLAINTEXT"})
    void a_connection_is_made_and_its_calls_are_taken(SignatureMethod by) throws Exception {
        OAuth1Journey journey = journeys.through(connector(by));

        OAuth1Journey.Left left = journey.left();
        assertThat(left.at())
                .hasToString(provider.url("authorize") + "?name=Patchbay&oauth_token=" + left.requestToken());
        URI callback = provider.callback(left.requestToken());
        assertThat(callback.toString())
                .startsWith("https://connect.example.com/oauth/callback/"
                        + journey.connector().id().text() + "?state=");
        String state = OAuth1Journey.query(callback).getOrDefault("state", "");
        String verifier = provider.allow(left.requestToken(), "ada");
        Attempt attempt = journey.back(
                left, state, Map.of("oauth_token", left.requestToken(), "oauth_verifier", verifier, "site", "eu-1"));

        Connection made = made(journey, attempt);
        assertThat(made.account().id()).isEqualTo("ada");
        assertThat(made.values()).containsEntry("site", "eu-1");
        assertThat(made.lastVerifiedAt()).isNotNull();
        assertSigned(made, Call.get(URI.create(provider.url("photos?file=b%20c&file=a%2Bb&file=%C3%A9&x"))), "a+b");
        assertSigned(
                made,
                Call.postForm(URI.create(provider.url("photos?file=1")), Map.of("title", "Hello Ladies + Gentlemen")),
                "Hello Ladies + Gentlemen");
    }

    @Test
    void a_call_that_was_changed_on_its_way_is_refused() throws Exception {
        OAuth1Journey journey = journeys.through(connector(SignatureMethod.HMAC_SHA1));
        OAuth1Journey.Left left = journey.left();
        String state =
                OAuth1Journey.query(provider.callback(left.requestToken())).getOrDefault("state", "");
        String verifier = provider.allow(left.requestToken(), "ada");
        Attempt attempt =
                journey.back(left, state, Map.of("oauth_token", left.requestToken(), "oauth_verifier", verifier));
        Connection made = made(journey, attempt);

        Call signed = signed(made, Call.get(URI.create(provider.url("photos?file=mine"))));
        Call changed =
                new Call("GET", URI.create(provider.url("photos?file=yours")), signed.headers(), null, signed.limits());

        assertThat(gateway.send(changed).status()).isEqualTo(401);
        assertThat(gateway.send(signed).status()).isEqualTo(200);
    }

    @Test
    void a_consumer_that_the_provider_does_not_know_stops_before_the_person_leaves() throws Exception {
        Connector unknown =
                journeys.connector(provider.url(""), method(SignatureMethod.HMAC_SHA1), "nobody", "nothing");
        OAuth1Journey journey = journeys.through(unknown);

        assertThat(journey.depart()).isEqualTo(new RedirectFlow.Departure.Stopped(journey.id()));

        assertThat(journey.failureCode()).isEqualTo("connector_misconfigured");
    }

    @Test
    void a_verifier_that_is_wrong_connects_nothing() throws Exception {
        OAuth1Journey journey = journeys.through(connector(SignatureMethod.HMAC_SHA1));
        OAuth1Journey.Left left = journey.left();
        String state =
                OAuth1Journey.query(provider.callback(left.requestToken())).getOrDefault("state", "");
        provider.allow(left.requestToken(), "ada");

        journey.back(left, state, Map.of("oauth_token", left.requestToken(), "oauth_verifier", "guessed"));

        assertThat(journey.failureCode()).isEqualTo("token_refused");
    }

    private Connection made(OAuth1Journey journey, Attempt attempt) {
        ConnectionId id = attempt.connection();
        assertThat(attempt.failure()).isNull();
        assertThat(id).isNotNull();
        return connections.get(journey.widget(), Objects.requireNonNull(id));
    }

    private void assertSigned(Connection made, Call call, String answered) {
        Reply reply = gateway.send(signed(made, call));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).contains(answered);
    }

    private Call signed(Connection made, Call call) {
        FreshCredentials.Handout handout = fresh.of(scope, made.id());
        assertThat(handout.credentials()).isInstanceOf(OAuth1Token.class);
        assertThat(handout.request().headers()).isEmpty();
        return calls.authenticated(
                scope, handout.connector(), handout.method(), handout.credentials(), handout.values(), call);
    }

    private Connector connector(SignatureMethod by) throws Exception {
        String key = "consumer-" + by.name().toLowerCase(Locale.ROOT);
        if (by != SignatureMethod.RSA_SHA1) {
            String secret = by == SignatureMethod.PLAINTEXT ? PLAIN_SECRET : SECRET;
            provider.register(key, secret);
            return journeys.connector(provider.url(""), method(by), key, secret);
        }
        KeyStore keys = keys();
        provider.register(key, pem("CERTIFICATE", keys.getCertificate("a").getEncoded()));
        return journeys.connector(
                provider.url(""),
                method(by),
                key,
                pem("PRIVATE KEY", keys.getKey("a", "changeit".toCharArray()).getEncoded()));
    }

    private OAuth1 method(SignatureMethod by) {
        return new OAuth1(
                OAuth1.TYPE,
                null,
                true,
                List.of(),
                Map.of(),
                Map.of(),
                provider.url("request_token"),
                provider.url("authorize"),
                provider.url("access_token"),
                by,
                null,
                Map.of("name", "Patchbay"),
                List.of(new Capture("site", Capture.Source.CALLBACK, "site", "[a-z]+-\\d")));
    }

    private static String pem(String what, byte[] der) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END " + what + "-----\n";
    }

    private static KeyStore keys() throws Exception {
        Path file = folder.resolve("keys.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        int exit = new ProcessBuilder(
                        (keytool + " -genkeypair -alias a -keyalg RSA -keysize 2048 -dname CN=acme -validity 2"
                                        + " -storetype PKCS12 -storepass changeit -keystore " + file)
                                .split(" "))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        assertThat(exit).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, "changeit".toCharArray());
        }
        return keys;
    }
}
