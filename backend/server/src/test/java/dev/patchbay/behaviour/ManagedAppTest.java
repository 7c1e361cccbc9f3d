package dev.patchbay.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.api.Api;
import dev.patchbay.authorization.OAuthAppInput;
import dev.patchbay.authorization.OAuthApps;
import dev.patchbay.authorization.PublicUrl;
import dev.patchbay.connector.ConnectorInput.ClientInput;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.organization.Organizations;
import dev.patchbay.organization.Scope;
import dev.patchbay.organization.TestScopes;
import dev.patchbay.vault.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An organization that registered nothing anywhere connects with an OAuth app of the installation. */
@BehaviourUnderTest
class ManagedAppTest {

    private final String platform = "sandbox-" + UUID.randomUUID().toString().substring(0, 8);
    private final Stage.Parts parts;
    private final OAuthApps apps;
    private final PublicUrl url;
    private final Scope operator;
    private Stage stage;

    ManagedAppTest(Stage.Parts parts, OAuthApps apps, PublicUrl url, Organizations organizations) {
        this.parts = parts;
        this.apps = apps;
        this.url = url;
        this.operator = TestScopes.operator(organizations).test();
    }

    @BeforeEach
    void registerOnce() {
        stage = new Stage(parts);
        apps.create(operator, new OAuthAppInput(platform, "Sandbox", endpoints(), List.of()));
        JsonNode client = stage.backend
                .post(
                        "/sandbox/clients",
                        JsonMapper.shared()
                                .writeValueAsString(
                                        Map.of("name", "The installation", "redirect_uri", url.managedRedirectUri())))
                .json();
        Secret secret = new Secret(client.path("client_secret").asString());
        apps.setClient(
                operator,
                platform,
                "test",
                new ClientInput(client.path("client_id").asString(), secret));
    }

    @Test
    void a_person_connects_through_the_callback_of_managed_apps() {
        create();

        assertThat(listed().path("ready").asBoolean()).isTrue();
        assertThat(listed().path("redirect_uri").asString()).isEqualTo(url.of("/oauth/callback"));
        stage.connect();

        ConnectionId made = stage.connected();
        assertThat(stage.connection(made).account().name()).isEqualTo("Ada Moreau");
        Api.Answer me = stage.backend.get("/api/v1/connections/" + made.text() + "/proxy/me");
        assertThat(me.status()).as(me.toString()).isEqualTo(200);
        assertThat(me.json().path("name").asString()).isEqualTo("Ada Moreau");
    }

    @Test
    void its_tokens_are_refreshed_with_the_installations_client() {
        create();
        stage.connect();
        String credentials = "/api/v1/connections/" + stage.connected().text() + "/credentials";
        String before =
                stage.backend.get(credentials).json().path("access_token").asString();

        stage.clock().advance(Duration.ofMinutes(2));

        Api.Answer after = stage.backend.get(credentials);
        assertThat(after.status()).as(after.toString()).isEqualTo(200);
        assertThat(after.json().path("access_token").asString()).isNotEqualTo(before);
    }

    @Test
    void an_organizations_own_client_comes_first_with_the_connectors_own_callback() {
        create();
        stage.registerClient("{}");

        stage.connect();

        assertThat(stage.connection(stage.connected()).account().name()).isEqualTo("Ada Moreau");
    }

    private void create() {
        ObjectNode connector = stage.connector();
        ObjectNode method = Stage.oauth2(connector);
        method.remove(List.of("authorization_url", "token_url", "revocation_url", "issuer"));
        method.put("oauth_app", platform);
        Api.Answer made = stage.backend.post("/api/v1/connectors", connector.toString());
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
    }

    private JsonNode listed() {
        return stage.backend
                .get("/api/v1/oauth-apps")
                .json()
                .path("data")
                .valueStream()
                .filter(app -> app.path("platform").asString().equals(platform))
                .findFirst()
                .orElseThrow();
    }

    private OAuth2 endpoints() {
        return new OAuth2(
                OAuth2.TYPE,
                null,
                true,
                OAuth2.Grant.AUTHORIZATION_CODE,
                stage.sandboxUrl("/oauth2/authorize"),
                stage.sandboxUrl("/oauth2/token"),
                null,
                stage.sandboxUrl("/oauth2/revoke"),
                stage.sandboxUrl(""),
                List.of(),
                " ",
                OAuth2.ClientAuth.CLIENT_SECRET_BASIC,
                true,
                Map.of(),
                Map.of());
    }
}
