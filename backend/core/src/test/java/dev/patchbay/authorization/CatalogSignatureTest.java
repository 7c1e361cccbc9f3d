package dev.patchbay.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.patchbay.connection.Credentials.AwsKeys;
import dev.patchbay.connection.Credentials.OAuth1Token;
import dev.patchbay.connection.CredentialsInput;
import dev.patchbay.connection.Entered;
import dev.patchbay.connection.RequestCredentials;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.AwsSignature;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.ConnectorInput;
import dev.patchbay.connector.OAuth1;
import dev.patchbay.connector.OAuthClient;
import dev.patchbay.connector.OAuthClients;
import dev.patchbay.connector.catalog.Catalog;
import dev.patchbay.connector.catalog.CatalogEntry;
import dev.patchbay.connector.catalog.CatalogExample;
import dev.patchbay.gateway.Call;
import dev.patchbay.gateway.Gateway;
import dev.patchbay.gateway.Header;
import dev.patchbay.gateway.Reply;
import dev.patchbay.id.ConnectorId;
import dev.patchbay.id.OrganizationId;
import dev.patchbay.organization.TestScopes;
import dev.patchbay.vault.Secret;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Signed requests of the catalog's apps are those of its examples: at the first second of 2026, with the nonce {@code
 * example-nonce}, the token's secret {@code example-token-secret} and the client's {@code example-client-secret}.
 */
class CatalogSignatureTest {

    private static final Instant MOMENT = Instant.parse("2026-01-01T00:00:00Z");
    private static final Clock CLOCK = Clock.fixed(MOMENT, ZoneOffset.UTC);
    private static final OAuthClient CLIENT = new OAuthClient("example-client", new Secret("example-client-secret"));
    private static final Gateway NOBODY = call -> {
        throw new AssertionError("A dry run calls nobody: " + call);
    };

    private final OAuth1Endpoint oauth1 = new OAuth1Endpoint(NOBODY, new OAuth1Services(CLOCK, () -> "example-nonce"));
    private final AwsSigning aws = new AwsSigning(CLOCK);

    static Stream<Arguments> examples() {
        return new Catalog()
                .list().stream()
                        .flatMap(entry -> entry.examples().stream()
                                .filter(example -> isSigned(method(entry, example)))
                                .map(example -> Arguments.of(entry.slug(), method(entry, example), example)));
    }

    @Test
    void theKindsThatSignAreInTheCatalog() {
        assertThat(examples().map(example -> example.get()[0])).contains("trello", "netsuite", "amazon-s3", "aws");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void theRequestCarriesTheSignatureOfTheExample(String app, AuthMethod method, CatalogExample example) {
        CatalogExample.Request expected = example.request();
        assertThat(expected).isNotNull();
        Entered entered = CredentialsInput.read(method, given(method, example), "", MOMENT);
        Call call = Call.of(expected.method(), URI.create(expected.url())).withHeader("Accept", "application/json");

        Call signed = switch (method) {
            case OAuth1 m
            when entered.credentials() instanceof OAuth1Token token ->
                oauth1.signed(
                        m.filled(RequestCredentials.known(token, entered.values())),
                        CLIENT,
                        token.token(),
                        token.tokenSecret(),
                        call);
            case AwsSignature m
            when entered.credentials() instanceof AwsKeys keys ->
                aws.sign(m, keys, entered.values(), call, AwsSigning.Payload.SIGNED);
            default -> throw new AssertionError("Say here how " + method.type() + " signs");
        };

        assertThat(signed.uri()).hasToString(expected.url());
        assertThat(byName(signed.headers().stream().collect(Collectors.toMap(Header::name, Header::value))))
                .isEqualTo(byName(expected.headers()));
    }

    /** Header names have no case (RFC 9110, section 5.1). */
    private static Map<String, String> byName(Map<String, String> headers) {
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        return byName;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void thePersonIsSentToTheAppsOwnPageWithTheRequestToken(String app, AuthMethod method, CatalogExample example) {
        CatalogExample.Address expected = example.authorizationUrl();
        if (!(method instanceof OAuth1)) {
            assertThat(expected).isNull();
            return;
        }
        assertThat(expected).isNotNull();
        OAuthClients clients = mock();
        when(clients.find(any(), any(), any())).thenReturn(Optional.of(CLIENT));
        String granted = "oauth_token=example-request-token&oauth_token_secret=s&oauth_callback_confirmed=true";
        Gateway provider = call -> new Reply(200, List.of(), granted.getBytes(StandardCharsets.US_ASCII));
        OAuth1Grant grant = new OAuth1Grant(
                clients,
                new OAuth1Endpoint(provider, new OAuth1Services(CLOCK, () -> "nonce")),
                new PublicUrl("https://patchbay.example"));
        Map<String, String> entered = CredentialsInput.read(method, given(method, example), "", MOMENT)
                .values();

        RedirectGrant.Begun begun = grant.begin(new RedirectGrant.Going(
                TestScopes.unsaved(),
                connector(new Catalog().entry(app)),
                method,
                new Answers.Given(entered, Map.of()),
                "example-state"));

        assertThat(begun).isInstanceOf(RedirectGrant.Begun.Ready.class);
        URI to = ((RedirectGrant.Begun.Ready) begun).to();
        assertThat(to.toString().split("\\?", 2)[0]).isEqualTo(expected.url());
        assertThat(query(to.getRawQuery())).isEqualTo(expected.query());
    }

    private static Map<String, String> query(String raw) {
        return Arrays.stream(raw.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> decoded(pair[0]), pair -> decoded(pair[1])));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static Connector connector(CatalogEntry entry) {
        ConnectorInput input = entry.input();
        return new Connector(
                ConnectorId.next(),
                OrganizationId.next(),
                entry.slug(),
                input.name(),
                input.description(),
                input.domain(),
                input.visibility(),
                input.iconUrl(),
                input.categories(),
                input.definition(),
                1,
                1,
                null,
                "",
                MOMENT,
                MOMENT);
    }

    private static boolean isSigned(AuthMethod method) {
        return switch (method.type()) {
            case OAuth1.TYPE, AwsSignature.TYPE, "hmac" -> true;
            default -> false;
        };
    }

    private static AuthMethod method(CatalogEntry entry, CatalogExample example) {
        return entry.definition().method(example.method()).orElseThrow();
    }

    private static Map<String, String> given(AuthMethod method, CatalogExample example) {
        Map<String, String> given = new HashMap<>(example.fields());
        given.putAll(example.captured());
        if (method instanceof OAuth1) {
            given.put("token", "example-token");
            given.put("token_secret", "example-token-secret");
        }
        return given;
    }
}
