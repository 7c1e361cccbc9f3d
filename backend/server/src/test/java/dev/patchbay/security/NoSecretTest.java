package dev.patchbay.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.api.Api;
import dev.patchbay.api.ServerUnderTest;
import dev.patchbay.api.World;
import dev.patchbay.authorization.Attempts;
import dev.patchbay.connect.ConnectSessions;
import dev.patchbay.connection.ConnectionFilter;
import dev.patchbay.connection.Connections;
import dev.patchbay.connector.Connectors;
import dev.patchbay.organization.ApiKeys;
import dev.patchbay.organization.Permission;
import dev.patchbay.page.PageRequest;
import dev.patchbay.popup.Journey;
import dev.patchbay.testing.TestApp;
import dev.patchbay.testing.TestClock;
import dev.patchbay.vault.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Plants secrets of every kind, lets them do everything that they are there for, and looks for them where they must not be. */
@ServerUnderTest
class NoSecretTest {

    private final World world;
    private final ConnectSessions sessions;
    private final Connectors connectors;
    private final Connections connections;
    private final Attempts attempts;
    private final ApiKeys keys;
    private final TestApp app;
    private final TestClock clock;
    private final DataSource dataSource;

    private final Map<String, String> secrets = new LinkedHashMap<>();
    private final List<String> shown = new ArrayList<>();

    NoSecretTest(
            World world,
            ConnectSessions sessions,
            Connectors connectors,
            Connections connections,
            Attempts attempts,
            ApiKeys keys,
            TestApp app,
            TestClock clock,
            DataSource dataSource) {
        this.world = world;
        this.sessions = sessions;
        this.connectors = connectors;
        this.connections = connections;
        this.attempts = attempts;
        this.keys = keys;
        this.app = app;
        this.clock = clock;
        this.dataSource = dataSource;
    }

    @Test
    void no_secret_is_in_the_log_the_database_a_page_or_a_problem() {
        String log;
        try (LogText text = new LogText()) {
            importCredentials();
            connectInThePopup();
            log = text.toString();
        }
        String database = DatabaseText.of(dataSource);

        assertThat(log).as("the log is at TRACE").contains("TRACE").contains("connect_session");
        assertThat(database).contains("Acme");
        secrets.forEach((name, secret) -> {
            assertThat(secret).as(name).hasSizeGreaterThan(8);
            assertThat(log.contains(secret))
                    .as(() -> name + " in the log: " + around(log, secret))
                    .isFalse();
            assertThat(database.contains(secret))
                    .as(() -> name + " in the database: " + around(database, secret))
                    .isFalse();
            assertThat(shown).as(name).noneMatch(answer -> answer.contains(secret));
        });
    }

    /** What is written once is never read again. */
    @Test
    void a_client_secret_can_be_written_and_not_read() {
        Api api = world.organization().test();
        String slug = world.connector(api);

        for (Api.Answer answer : List.of(
                api.get("/api/v1/connectors/" + slug),
                api.get("/api/v1/connectors"),
                api.patch("/api/v1/connectors/" + slug, "{\"name\":\"New\"}"))) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text())
                    .contains("\"client_secret_set\":true")
                    .contains("client-1")
                    .doesNotContain("client-secret-1");
        }
    }

    @Test
    void a_refresh_token_is_taken_in_and_never_given_out() {
        Api api = world.organization().test();
        String slug = world.connector(api);

        Api.Answer made = api.post("/api/v1/connections", """
                {"tenant":{"id":"acme"},"connector":"%s","auth_method":"oauth2",
                 "credentials":{"access_token":"shown-access","refresh_token":"hidden-refresh","expires_at":"2050-01-01T00:00:00Z"}}""".formatted(slug));
        String id = made.json().path("id").asString();
        Api.Answer credentials = api.get("/api/v1/connections/" + id + "/credentials");

        assertThat(credentials.json().path("access_token").asString()).isEqualTo("shown-access");
        assertThat(credentials
                        .json()
                        .path("request")
                        .path("headers")
                        .path("Authorization")
                        .asString())
                .isEqualTo("Bearer shown-access");
        assertThat(credentials.header("Cache-Control")).isEqualTo("no-store");
        assertThat(made.text()
                        + credentials.text()
                        + api.get("/api/v1/connections/" + id).text())
                .doesNotContain("hidden-refresh");
        assertThat(made.text()).doesNotContain("shown-access");
    }

    private void importCredentials() {
        World.Tenancy tenancy = world.organization();
        String key = plant(
                "API key of Patchbay",
                keys.create(tenancy.organization().test(), "k", Permission.ofApiKeys())
                        .secret());
        Api api = world.withKey(key);
        String clientSecret = plant("client secret", "canary-client-secret");
        String body = world.connectorBody("no-secret")
                .replace("client-secret-1", clientSecret)
                .replace("\"auth_methods\":[", "\"auth_methods\":[{\"type\":\"basic\"},{\"type\":\"bearer\"},");
        show(api.post("/api/v1/connectors", body));
        show(api.post("/api/v1/connectors", body));
        show(api.post("/api/v1/connectors", body.replace("\"scopes\"", "\"scopez\"")));
        show(api.patch(
                "/api/v1/connectors/no-secret",
                "{\"name\":7,\"auth_methods\":[{\"type\":\"oauth2\",\"client_secret\":\"" + clientSecret + "\"}]}"));
        for (String credentials : List.of(
                "\"auth_method\":\"basic\",\"credentials\":{\"username\":\"ada\",\"password\":\""
                        + plant("password", "canary-password") + "\"}",
                "\"auth_method\":\"bearer\",\"credentials\":{\"token\":\""
                        + plant("bearer token", "canary-bearer-token") + "\"}",
                "\"auth_method\":\"api_key\",\"credentials\":{\"api_key\":\"" + plant("API key", "canary-api-key")
                        + "\"}",
                "\"auth_method\":\"oauth2\",\"credentials\":{\"access_token\":\""
                        + plant("access token", "canary-access-token") + "\",\"refresh_token\":\""
                        + plant("refresh token", "canary-refresh-token")
                        + "\",\"expires_at\":\"2020-01-01T00:00:00Z\"}")) {
            String request = "{\"tenant\":{\"id\":\"acme\"},\"connector\":\"no-secret\"," + credentials;
            show(api.post(
                    "/api/v1/connections",
                    request + ",\"verify\":true}",
                    "Idempotency-Key",
                    "k" + credentials.hashCode()));
            show(api.post("/api/v1/connections", request + ",\"label\":{}}"));
            show(api.post(
                    "/api/v1/connections",
                    request.replace("\"credentials\":{", "\"credentials\":{\"x\":\"canary-bearer-token\",") + "}"));
            show(api.post("/api/v1/connections", request));
            app.onMe(asked -> TestApp.Answer.json(401, "{\"error\":\"canary-api-key\"}"));
            show(api.post("/api/v1/connections", request + ",\"verify\":true}"));
            app.reset();
        }
        plant("refreshed access token", "canary-new-access");
        plant("rotated refresh token", "canary-new-refresh");
        app.onToken(asked -> TestApp.Answer.json(
                200,
                "{\"access_token\":\"canary-new-access\",\"refresh_token\":\"canary-new-refresh\",\"expires_in\":60}"));
        connections
                .list(tenancy.organization().test(), ConnectionFilter.all(), PageRequest.first(100))
                .data()
                .forEach(connection -> {
                    String path = "/api/v1/connections/" + connection.id();
                    assertThat(api.get(path + "/credentials").status()).isEqualTo(200);
                    show(api.post(path + "/verify", ""));
                    show(api.post(path + "/refresh", ""));
                    show(api.get(path));
                });
        app.onToken(asked -> TestApp.Answer.json(
                400, "{\"error\":\"canary-new-refresh\",\"error_description\":\"canary-refresh-token\"}"));
        clock.advance(Duration.ofMinutes(5));
        connections
                .list(tenancy.organization().test(), ConnectionFilter.all(), PageRequest.first(100))
                .data()
                .forEach(connection -> show(api.get("/api/v1/connections/" + connection.id())));
        app.reset();
        show(world.api(tenancy.organization().test(), Set.of(Permission.CONNECTIONS_READ))
                .get("/api/v1/connections"));
        Api.Answer session =
                api.post("/api/v1/connect-sessions", "{\"tenant\":{\"id\":\"acme\"}}", "Idempotency-Key", "session");
        plant("connect token", session.json().path("token").asString());
        String url = session.json().path("url").asString();
        plant("link key", url.substring(url.lastIndexOf('/') + 1));
        show(world.nobody().get("/connect/link/" + secrets.get("link key")));
    }

    private void connectInThePopup() {
        plant("code", "canary-code");
        plant("granted access token", "canary-granted-access");
        plant("granted refresh token", "canary-granted-refresh");
        app.onToken(asked -> {
            String verifier = asked.form().get("code_verifier");
            // None comes with a refresh, such as one that an earlier test's tokens are due for.
            if (verifier != null) {
                plant("code verifier", verifier);
            }
            return TestApp.Answer.json(
                    200,
                    "{\"access_token\":\"canary-granted-access\",\"refresh_token\":\"canary-granted-refresh\",\"expires_in\":60}");
        });
        Journey journey = new Journey(world, sessions, connectors, connections, attempts);
        plant("token of the session", journey.token);
        plant("key of the widget", journey.key);
        plant("proof", journey.offer.proof());
        show(world.nobody().get("/connect/authorize/" + journey.offer.id()));
        show(world.nobody().get("/connect/" + journey.key + "/"));
        Journey.Departed departed = journey.departed();
        plant("state", departed.state());
        plant("cookie", departed.cookie().substring(departed.cookie().indexOf('=') + 1));
        show(journey.arrive("state=" + departed.state() + "&code=canary-code&error_description=canary-code", null));
        Api.Answer arrived = journey.arrive("state=" + departed.state() + "&code=canary-code", departed.cookie());
        assertThat(arrived.header("Location")).endsWith("connected");
        assertThat(secrets).containsKey("code verifier");
        show(arrived);
        shown.add(arrived.header("Location"));
        show(world.nobody().get(arrived.header("Location")));
        show(journey.arrive("state=" + departed.state() + "&code=canary-code", departed.cookie()));
        assertThat(new Secret("canary-code").toString()).doesNotContain("canary");
        app.reset();
    }

    private String plant(String name, String secret) {
        secrets.put(name, secret);
        return secret;
    }

    private void show(Api.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isLessThan(500);
        shown.add(answer.text());
    }

    private static String around(String text, String secret) {
        int at = text.indexOf(secret);
        return at < 0
                ? ""
                : text.substring(Math.max(0, at - 300), Math.min(text.length(), at + 60))
                        .replace(secret, "<here>");
    }
}
