package dev.patchbay.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.organization.Permission;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@ServerUnderTest
class AuditEventsApiTest {

    private static final String EVENTS = "/api/v1/audit-events";

    private final World world;

    AuditEventsApiTest(World world) {
        this.world = world;
    }

    @Test
    void a_change_is_recorded_with_the_key_the_address_and_the_request() {
        Api api = world.organization().test();
        Api.Answer made =
                api.post("/api/v1/webhook-endpoints", "{\"url\":\"http://localhost:1/hooks\",\"description\":\"CRM\"}");

        JsonNode event =
                api.get(EVENTS + "?action=webhook_endpoint.created").json().at("/data/0");

        assertThat(event.path("id").asString()).startsWith("aud_");
        assertThat(event.at("/actor/kind").asString()).isEqualTo("api_key");
        assertThat(event.at("/actor/name").asString()).isEqualTo("Key of a test");
        assertThat(event.at("/subject/kind").asString()).isEqualTo("webhook_endpoint");
        assertThat(event.at("/subject/id").asString())
                .isEqualTo(made.json().path("id").asString());
        assertThat(event.path("outcome").asString()).isEqualTo("success");
        assertThat(event.path("ip").asString()).isIn("127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(event.path("request_id").asString()).isEqualTo(made.header("X-Request-Id"));
    }

    @Test
    void reading_credentials_leaves_no_entry() {
        Api api = world.organization().test();
        String connection = world.connection(api, world.connector(api));
        int before = api.get(EVENTS).json().path("data").size();

        assertThat(api.get("/api/v1/connections/" + connection + "/credentials").status())
                .isEqualTo(200);

        assertThat(api.get(EVENTS).json().path("data")).hasSize(before);
    }

    @Test
    void no_secret_that_was_sent_is_in_an_entry() {
        Api api = world.organization().test();
        world.connection(api, world.connector(api));
        String endpoint = api.post(
                        "/api/v1/webhook-endpoints", "{\"url\":\"http://localhost:1/hooks?token=hook-token-1\"}")
                .json()
                .path("id")
                .asString();
        api.post("/api/v1/webhook-endpoints/" + endpoint + "/rotate-secret", "{}");
        api.send("DELETE", "/api/v1/webhook-endpoints/" + endpoint, null, null);

        assertThat(api.get(EVENTS).text())
                .contains("oauth_client.saved", "webhook_endpoint.secret_rotated", "webhook_endpoint.deleted")
                .contains("\"http://localhost:1/hooks\"")
                .doesNotContain("client-secret-1", "whsec_", "key-1", "hook-token-1");
    }

    @Test
    void entries_are_filtered_and_paged() {
        Api api = world.organization().test();
        String slug = world.connector(api);
        String id = api.get("/api/v1/connectors/" + slug).json().path("id").asString();

        assertThat(api.get(EVENTS + "?subject=" + id).json().path("data")).hasSize(1);
        assertThat(api.get(EVENTS + "?subject=" + id + "&until=2020-01-01T00:00:00Z")
                        .json()
                        .path("data"))
                .isEmpty();
        assertThat(api.get(EVENTS + "?subject=" + id + "&from=2020-01-01T00:00:00Z")
                        .json()
                        .path("data"))
                .hasSize(1);
        assertThat(api.get(EVENTS + "?limit=1").json().path("next_cursor").asString())
                .isNotEmpty();
        for (String wrong : List.of("from=x", "until=2020", "limit=0")) {
            assertThat(api.get(EVENTS + "?" + wrong).status()).as(wrong).isEqualTo(422);
        }
    }

    @Test
    void what_another_organization_did_is_not_there() {
        World.Tenancy own = world.organization();
        world.connector(own.test());

        Api stranger = world.organization().test();
        assertThat(stranger.get(EVENTS).text()).doesNotContain("connector.created");
        assertThat(world.api(own.organization().test(), Set.of(Permission.CONNECTIONS_READ))
                        .get(EVENTS)
                        .status())
                .isEqualTo(403);
    }
}
