package dev.patchbay.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.api.Api;
import dev.patchbay.authorization.Attempt;
import dev.patchbay.authorization.DeviceCode;
import dev.patchbay.connection.Connection;
import dev.patchbay.id.ConnectionId;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The habits that apps have: what a connector says of its OAuth 2.0 for each, and that a connection then lives its whole
 * life. Where the habit matters, the second test shows what becomes of a connector that does not know of it.
 */
@BehaviourUnderTest
class ProviderQuirksTest {

    private static final String ALL = "[profile, contacts.read, offline_access]";

    /** How long a device waits between two questions when the app does not say (RFC 8628, section 3.2). */
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final Stage stage;

    ProviderQuirksTest(Stage.Parts parts) {
        this.stage = new Stage(parts);
    }

    @AfterEach
    void everythingWorks() {
        stage.everythingWorks();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # the app                          | the connector                                                                     | granted                       | lives | tells
                                               | {}                                                                                | [profile, contacts.read, offline_access] | 60   | {}
            comma_scopes                       | {"scope_separator":","}                                                           | [profile, contacts.read, offline_access] | 60   | {}
            fewer_scopes                       | {}                                                                                | [profile, offline_access]     | 60   | {}
            scope_list                         | {}                                                                                | [profile, contacts.read, offline_access] | 60   | {}
            audience_required                  | {"authorization_params":{"audience":"sandbox"},"token_params":{"audience":"sandbox"},"refresh_params":{"audience":"sandbox"}} | [profile, contacts.read, offline_access] | 60 | {}
            secret_in_body_only                | {"client_auth":"client_secret_post"}                                              | [profile, contacts.read, offline_access] | 60   | {}
            basic_only                         | {"client_auth":"client_secret_basic"}                                             | [profile, contacts.read, offline_access] | 60   | {}
            json_requests                      | {"token_body":"json"}                                                             | [profile, contacts.read, offline_access] | 60   | {}
            json_requests secret_in_body_only  | {"token_body":"json","client_auth":"client_secret_post"}                          | [profile, contacts.read, offline_access] | 60   | {}
            separate_refresh_url               | {"refresh_url":"SANDBOX/oauth2/refresh"}                                          | [profile, contacts.read, offline_access] | 60   | {}
            form_answers                       | {}                                                                                | [profile, contacts.read, offline_access] | 60   | {}
            nested_answers                     | {"token_reply":{"access_token":"/data/access_token","refresh_token":"/data/refresh_token","expires_in":"/data/expires_in","scope":"/data/scope","error":"/data/error"}} | [profile, contacts.read, offline_access] | 60 | {}
            lifetime_text                      | {}                                                                                | [profile, contacts.read, offline_access] | 60   | {}
            end_seconds                        | {}                                                                                | [profile, contacts.read, offline_access] | 60   | {}
            end_text                           | {}                                                                                | [profile, contacts.read, offline_access] | 60   | {}
            no_lifetime                        | {"default_lifetime":50}                                                           | [profile, contacts.read, offline_access] | 50   | {}
            clock_ahead                        | {}                                                                                | [profile, contacts.read, offline_access] | 60   | {}
            account_in_callback                | {"captures":[{"name":"account_id","from":"callback","at":"account_id"}]}          | [profile, contacts.read, offline_access] | 60   | {account_id=acct_ada}
            account_in_answer                  | {"captures":[{"name":"account_id","from":"token","at":"/account/id"}]}            | [profile, contacts.read, offline_access] | 60   | {account_id=acct_ada}
                                               | {"captures":[{"name":"space","from":"verification","at":"/workspace"}]}           | [profile, contacts.read, offline_access] | 60   | {space=Ada’s workspace}
            token_header                       | {"token_header":"X-Sandbox-Token","token_prefix":""}                              | [profile, contacts.read, offline_access] | 60   | {}
            own_revocation                     | {"revocation_url":null,"revocation":{"url":"SANDBOX/api/uninstall"}}              | [profile, contacts.read, offline_access] | 60   | {}
                                               | {"userinfo_url":"SANDBOX/api/userinfo"}                                           | [profile, contacts.read, offline_access] | 60   | {}
                                               | {"headers":{"X-Version":"2026-01-01"},"query":{"v":"2"}}                          | [profile, contacts.read, offline_access] | 60   | {}
            """)
    void a_connector_that_knows_of_it(@Nullable String app, String connector, String granted, int lives, String tells) {
        stage.create(known(connector));
        behave(app);

        stage.connect();

        ConnectionId id = stage.connected();
        Connection connection = stage.connection(id);
        assertThat(connection.grantedScopes())
                .containsExactlyInAnyOrder(granted.replaceAll("[\\[\\]]", "").split(", "));
        assertThat(connection.missingScopes()).isEqualTo(granted.equals(ALL) ? List.of() : List.of("contacts.read"));
        assertThat(connection.values()).hasToString(tells);
        assertThat(connection.account().id()).isEqualTo("acct_ada");
        assertThat(connection.credentialsExpireAt())
                .isBetween(
                        connection.createdAt().plusSeconds(lives - 5),
                        connection.createdAt().plusSeconds(lives));
        stage.clock().advance(Duration.ofSeconds(lives + 1));
        assertThat(credentials(id).status()).isEqualTo(200);
        assertThat(stage.calls("refresh")).isEqualTo(1);
        assertThat(stage.backend
                        .post("/api/v1/connections/" + id.text() + "/verify", "")
                        .status())
                .isEqualTo(200);
        assertDeletionRevokes(id);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # the app           | the attempt fails with     | and the person reads
            comma_scopes        |                            |
            secret_in_body_only | token_refused              | Sandbox did not complete the sign-in. Try again; if it fails again, tell the people who run this page.
            json_requests       | token_refused              | Sandbox did not complete the sign-in. Try again; if it fails again, tell the people who run this page.
            nested_answers      | provider_answer_unreadable | Sandbox gave an answer that makes no sense. Tell the people who run this page.
            token_header        | credentials_refused        | Sandbox did not accept these credentials. Check them and try again.
            """)
    void a_connector_that_does_not(String app, @Nullable String code, @Nullable String sentence) {
        stage.create(stage.connector());
        behave(app);
        Attempt attempt = stage.connect();

        if (code == null) {
            stage.connected();
            return;
        }
        assertFailed(attempt, code, sentence);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # the app           | the connector                        | granted
                                | {}                                   | [profile, contacts.read, offline_access]
            fewer_scopes        | {}                                   | [profile, offline_access]
            secret_in_body_only | {"client_auth":"client_secret_post"} | [profile, contacts.read, offline_access]
            nested_answers      | {"token_reply":{"access_token":"/data/access_token","refresh_token":"/data/refresh_token","expires_in":"/data/expires_in","scope":"/data/scope","error":"/data/error"}} | [profile, contacts.read, offline_access]
            """)
    void a_code_that_is_entered_makes_a_connection_that_lives(@Nullable String app, String connector, String granted) {
        stage.create(Stage.with(byDevice(), connector));
        behave(app);
        DeviceCode code = stage.askForCode();
        assertThat(stage.pollAfter(INTERVAL).phase()).isEqualTo(Attempt.Phase.DEPARTED);

        stage.codeEntry().allow(code.userCode());
        stage.pollAfter(INTERVAL);

        ConnectionId id = stage.connected();
        Connection connection = stage.connection(id);
        assertThat(connection.status().text()).isEqualTo("active");
        assertThat(connection.account().id()).isEqualTo("acct_ada");
        assertThat(connection.grantedScopes())
                .containsExactlyInAnyOrder(granted.replaceAll("[\\[\\]]", "").split(", "));
        String first = credentials(id).json().path("access_token").asString();
        stage.clock().advance(Duration.ofSeconds(61));
        assertThat(credentials(id).json().path("access_token").asString())
                .startsWith("sbx_at_")
                .isNotEqualTo(first);
        assertThat(stage.calls("refresh")).isEqualTo(1);
        assertDeletionRevokes(id);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # the person          | the attempt fails with | and the person reads
            denies                | access_denied          | You did not give access in Sandbox. Try again when you want to.
            enters nothing        | device_code_expired    | The code was not entered in Sandbox in time. Get a new one.
            """)
    void a_code_that_gives_no_access(String person, String code, String sentence) {
        stage.create(byDevice());
        DeviceCode shown = stage.askForCode();
        if (person.equals("denies")) {
            stage.codeEntry().deny(shown.userCode());
        }

        Attempt attempt = stage.pollAfter(person.equals("denies") ? INTERVAL : Duration.ofMinutes(5));

        assertFailed(attempt, code, sentence);
    }

    @Test
    void a_mistyped_code_is_refused_on_the_apps_page_and_the_right_one_still_counts() {
        stage.create(byDevice());
        DeviceCode shown = stage.askForCode();

        Api.Answer refused = stage.codeEntry().enter("AEIO-UAEI");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("There is no such code.");
        assertThat(stage.pollAfter(INTERVAL).phase()).isEqualTo(Attempt.Phase.DEPARTED);
        stage.codeEntry().allow(shown.userCode());
        stage.pollAfter(INTERVAL);
        stage.connected();
    }

    @Test
    void without_a_refresh_token_a_connection_ends_with_its_access_token() {
        stage.create(stage.connector());
        stage.behave("no_refresh_tokens");
        stage.connect();
        ConnectionId id = stage.connected();
        assertThat(credentials(id).status()).isEqualTo(200);

        stage.clock().advance(Duration.ofSeconds(61));

        assertThat(credentials(id).json().path("code").asString()).isEqualTo("connection_needs_reauth");
        assertThat(stage.connection(id).statusReason()).isEqualTo("access_token_expired");
        assertThat(stage.webhooks(id)).containsExactly("connection.created", "connection.needs_reauth");
        assertThat(stage.calls("refresh")).isZero();
    }

    /** The app says an hour and means a minute: a real call finds that out, and a refresh mends it. */
    @Test
    void a_token_that_ends_before_its_time_is_renewed_rather_than_its_person_asked() {
        stage.create(stage.connector());
        stage.behave("ends_early");
        stage.connect();
        ConnectionId id = stage.connected();
        stage.clock().advance(Duration.ofSeconds(61));
        assertThat(stage.calls("refresh")).isZero();

        Api.Answer verified = stage.backend.post("/api/v1/connections/" + id.text() + "/verify", "");

        assertThat(verified.status()).as(verified.toString()).isEqualTo(200);
        assertThat(stage.calls("refresh")).isEqualTo(1);
        assertThat(stage.connection(id).status().text()).isEqualTo("active");
        assertThat(stage.webhooks(id)).containsExactly("connection.created");
    }

    @Test
    void when_the_grant_is_over_as_well_the_person_is_asked() {
        stage.create(stage.connector());
        stage.connect();
        ConnectionId id = stage.connected();
        stage.fault("api", "unauthorized");
        stage.fault("refresh", "invalid_grant");

        Api.Answer verified = stage.backend.post("/api/v1/connections/" + id.text() + "/verify", "");

        assertThat(verified.json().path("code").asString()).isEqualTo("connection_needs_reauth");
        assertThat(stage.connection(id).statusReason()).isEqualTo("invalid_grant");
        assertThat(stage.webhooks(id)).containsExactly("connection.created", "connection.needs_reauth");
    }

    @Test
    void a_public_client_proves_itself_by_pkce_alone() {
        stage.create(Stage.with(stage.connector(), "{\"client_auth\":\"none\"}"));
        stage.registerClient("{\"auth\":\"none\"}");

        stage.connect();

        assertThat(credentials(stage.connected()).status()).isEqualTo(200);
    }

    @Test
    void a_client_with_a_key_of_its_own_signs_for_itself() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        stage.create(Stage.with(stage.connector(), "{\"client_auth\":\"private_key_jwt\",\"client_key_id\":\"k1\"}"));
        ObjectNode wanted = JsonMapper.shared().createObjectNode();
        wanted.put("auth", "private_key_jwt")
                .put("public_key", pem("PUBLIC", pair.getPublic().getEncoded()));
        JsonNode client = stage.registerClient(wanted.toString());
        stage.enterClient(
                client.path("client_id").asString(),
                pem("PRIVATE", pair.getPrivate().getEncoded()));

        stage.connect();
        ConnectionId id = stage.connected();
        stage.clock().advance(Duration.ofSeconds(61));

        assertThat(credentials(id).status()).isEqualTo(200);
        assertThat(stage.calls("refresh")).isEqualTo(1);
    }

    @Test
    void a_client_acts_for_itself_and_gets_its_next_token_the_same_way() {
        stage.create(
                Stage.with(
                        stage.connector(),
                        "{\"grant\":\"client_credentials\",\"authorization_url\":null,\"scopes\":[\"profile\"],\"issuer\":null}"));

        Attempt attempt = stage.submit("oauth2", Map.of());
        ConnectionId id = stage.connected();
        String first = credentials(id).json().path("access_token").asString();
        stage.clock().advance(Duration.ofSeconds(61));

        assertThat(attempt.failure()).isNull();
        assertThat(credentials(id).json().path("access_token").asString())
                .startsWith("sbx_at_")
                .isNotEqualTo(first);
        assertThat(stage.calls("token")).isEqualTo(2);
        assertThat(stage.webhooks(id)).containsExactly("connection.created");
    }

    @Test
    void a_client_of_the_persons_own_is_a_credential_like_any_other() {
        stage.create(Stage.with(stage.connector(), """
            {"grant":"client_credentials","authorization_url":null,"scopes":["profile"],"issuer":null,
             "fields":[{"name":"client_id","label":"Client ID"},{"name":"client_secret","label":"Client secret","secret":true}]}"""));
        JsonNode own = stage.registerClient("{}");
        Map<String, String> right = Map.of(
                "client_id",
                own.path("client_id").asString(),
                "client_secret",
                own.path("client_secret").asString());

        Attempt refused =
                stage.submit("oauth2", Map.of("client_id", own.path("client_id").asString(), "client_secret", "wrong"));
        assertThat(refused.failure()).isNotNull().satisfies(failure -> {
            assertThat(failure.code()).isEqualTo("credentials_refused");
            Sentences.assertHelps(failure.message());
        });
        stage.submit("oauth2", right);

        ConnectionId id = stage.connected();
        assertThat(credentials(id).status()).isEqualTo(200);
        assertThat(stage.connection(id).values())
                .isEqualTo(Map.of("client_id", own.path("client_id").asString()));
    }

    /** What a person pastes decides which of the app's servers is asked, and no other server. */
    @Test
    void addresses_follow_what_the_person_fills_in() {
        ObjectNode connector = JsonMapper.shared()
                .readTree(stage.connector().toString().replace("//localhost:", "//{server}:"))
                .asObject();
        Stage.with(connector, """
            {"fields":[{"name":"server","options":["localhost"],"extract":"https?://([a-z0-9.-]+)(?::[0-9]+)?(?:/.*)?"}],"issuer":null}""");
        ((ObjectNode) connector.path("auth_methods").path(1))
                .set("fields", Stage.oauth2(connector).path("fields"));
        stage.create(connector);

        stage.connect(Map.of("server", "http://localhost:8080/anything"));

        ConnectionId id = stage.connected();
        assertThat(stage.connection(id).values()).isEqualTo(Map.of("server", "localhost"));
        stage.clock().advance(Duration.ofSeconds(61));
        assertThat(credentials(id).status()).isEqualTo(200);
    }

    /** The app says where the account's own server is; that is where its API is called. */
    @Test
    void the_api_is_where_the_token_answer_says() {
        ObjectNode connector = stage.connector();
        String server = stage.sandboxUrl("").replace(".", "\\.");
        connector.put("base_url", "{instance_url}/api");
        Stage.oauth2(connector)
                .putArray("captures")
                .addObject()
                .put("name", "instance_url")
                .put("from", "token")
                .put("at", "/instance_url")
                .put("pattern", server);
        connector.set("auth_methods", JsonMapper.shared().createArrayNode().add(Stage.oauth2(connector)));
        stage.create(connector);
        stage.behave("account_in_answer");

        stage.connect();

        Connection connection = stage.connection(stage.connected());
        assertThat(connection.values()).isEqualTo(Map.of("instance_url", stage.sandboxUrl("")));
        assertThat(connection.account().email()).isEqualTo("ada@sandbox.example");
    }

    private ObjectNode known(String connector) {
        return Stage.with(stage.connector(), connector.replace("SANDBOX", stage.sandboxUrl("")));
    }

    private ObjectNode byDevice() {
        return known("""
                {"grant":"device_code","authorization_url":null,"issuer":null,
                 "device_authorization_url":"SANDBOX/oauth2/device_authorization"}""");
    }

    private void behave(@Nullable String app) {
        if (app != null) {
            stage.behave(app.split(" "));
        }
    }

    private Api.Answer credentials(ConnectionId id) {
        return stage.backend.get("/api/v1/connections/" + id.text() + "/credentials");
    }

    private static String pem(String what, byte[] key) {
        return "-----BEGIN " + what + " KEY-----\n" + Base64.getMimeEncoder().encodeToString(key) + "\n-----END " + what
                + " KEY-----\n";
    }

    private void assertFailed(Attempt attempt, String code, @Nullable String sentence) {
        assertThat(attempt.failure()).isNotNull().satisfies(failure -> {
            assertThat(failure.code()).isEqualTo(code);
            assertThat(failure.message()).isEqualTo(sentence);
            Sentences.assertHelps(failure.message());
        });
        assertThat(stage.connectionsMade()).isZero();
        assertThat(stage.sessionWebhooks()).containsExactly("connect_session.failed " + code);
    }

    private void assertDeletionRevokes(ConnectionId id) {
        assertThat(stage.backend
                        .delete("/api/v1/connections/" + id.text())
                        .json()
                        .path("revocation")
                        .asString())
                .isEqualTo("revoked");
        assertThat(stage.webhooks(id)).containsExactly("connection.created", "connection.deleted");
    }
}
