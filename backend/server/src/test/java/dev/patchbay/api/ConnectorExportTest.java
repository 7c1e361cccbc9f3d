package dev.patchbay.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.connector.catalog.Catalog;
import dev.patchbay.connector.catalog.CatalogEntry;
import dev.patchbay.organization.Permission;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

@ServerUnderTest
class ConnectorExportTest {

    private final World world;
    private final World.Tenancy tenancy;
    private final Api api;

    ConnectorExportTest(World world) {
        this.world = world;
        this.tenancy = world.organization();
        this.api = tenancy.test();
    }

    @Test
    void a_connector_is_one_document_that_a_person_can_read() {
        api.post("/api/v1/connectors", """
                {"name":"Acme CRM","slug":"acme","description":"First line\\nSecond: line","base_url":"https://api.acme.test/v1",
                 "auth_methods":[
                  {"type":"oauth2","default":true,"authorization_url":"https://acme.test/authorize","token_url":"https://acme.test/token",
                   "scopes":["read","yes"],"client_id":"client-1","client_secret":"client-secret-1",
                   "token_params":{"version":"2022-06-28","audience":"api"}},
                  {"type":"bearer","prefix":""}]}""");

        Api.Answer exported = api.get("/api/v1/connectors/acme/export");

        assertThat(exported.status()).isEqualTo(200);
        assertThat(exported.type()).isEqualToIgnoringCase("application/yaml;charset=UTF-8");
        assertThat(exported.header("Content-Disposition")).isEqualTo("attachment; filename=\"acme.yaml\"");
        assertThat(exported.text()).isEqualTo("""
                name: Acme CRM
                slug: acme
                description: |-
                  First line
                  Second: line
                visibility: private
                base_url: https://api.acme.test/v1
                auth_methods:
                  - type: oauth2
                    key: oauth2
                    default: true
                    grant: authorization_code
                    authorization_url: https://acme.test/authorize
                    token_url: https://acme.test/token
                    scopes:
                      - read
                      - 'yes'
                    scope_separator: ' '
                    client_auth: client_secret_basic
                    pkce: true
                    token_params:
                      audience: api
                      version: '2022-06-28'
                  - type: bearer
                    key: bearer
                    prefix: ''
                """);
    }

    @Test
    void it_is_the_same_for_every_environment_and_under_its_id() {
        String slug = world.connector(api);
        String id = api.get("/api/v1/connectors/" + slug).json().path("id").asString();
        String text = api.get("/api/v1/connectors/" + slug + "/export").text();

        assertThat(tenancy.live().get("/api/v1/connectors/" + slug + "/export").text())
                .isEqualTo(text);
        assertThat(api.get("/api/v1/connectors/" + id + "/export").text()).isEqualTo(text);
        assertThat(text).doesNotContain("client-1", "client_id", "_set", id, "redirect");
        assertThat(api.send("GET", "/api/v1/connectors/" + slug + "/export", null, null, "Accept", "application/json")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whoever_sees_a_connector_may_export_it() {
        String slug = world.connector(api);
        Api stranger = world.organization().test();
        assertThat(stranger.get("/api/v1/connectors/" + slug + "/export").status())
                .isEqualTo(404);

        api.patch("/api/v1/connectors/" + slug, "{\"visibility\":\"public\"}");
        assertThat(stranger.get("/api/v1/connectors/" + slug + "/export").status())
                .isEqualTo(200);
        Api writer = world.api(tenancy.organization().test(), Set.of(Permission.CONNECTORS_WRITE));
        assertThat(writer.get("/api/v1/connectors/" + slug + "/export").status())
                .isEqualTo(403);
    }

    @Test
    void every_app_of_the_catalog_survives_the_journey_to_another_organization() {
        Api other = world.organization().test();
        for (CatalogEntry entry : new Catalog().list()) {
            String path = "/api/v1/connectors/" + entry.slug() + "/export";
            api.post("/api/v1/connectors", "{\"from_catalog\":\"" + entry.slug() + "\"}");
            String text = api.get(path).text();

            Api.Answer made = imported(other, text);
            assertThat(made.status()).as(entry.slug() + " " + made).isEqualTo(201);
            assertThat(other.get(path).text()).as(entry.slug()).isEqualTo(text);
            for (Api owner : new Api[] {api, other}) {
                Api.Answer again = imported(owner, text);
                assertThat(again.json().path("action").asString())
                        .as(entry.slug() + " " + again)
                        .isEqualTo("none");
                assertThat(again.json().path("changes")).isEmpty();
            }
        }
    }

    private static Api.Answer imported(Api api, String document) {
        return api.send(
                "POST", "/api/v1/connectors/import", document.getBytes(StandardCharsets.UTF_8), "application/yaml");
    }
}
