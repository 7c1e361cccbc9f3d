package dev.patchbay.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.connector.catalog.Catalog;
import dev.patchbay.connector.catalog.CatalogEntry;
import dev.patchbay.organization.Permission;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@ServerUnderTest
class CatalogApiTest {

    private final World world;
    private final Api api;

    CatalogApiTest(World world) {
        this.world = world;
        this.api = world.organization().test();
    }

    @Test
    void theWholeCatalogIsOnePage() {
        Api.Answer answer = api.get("/api/v1/catalog");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(slugs(answer))
                .containsExactlyElementsOf(
                        new Catalog().list().stream().map(CatalogEntry::slug).toList());
        assertThat(answer.json().path("next_cursor").isNull()).isTrue();
        JsonNode shopify = answer.json()
                .path("data")
                .valueStream()
                .filter(entry -> entry.path("slug").asString().equals("shopify"))
                .findFirst()
                .orElseThrow();
        assertThat(shopify.path("icon_url").asString()).matches("/catalog/icons/Sh-[0-9a-f]{6}\\.svg");
        assertThat(shopify.path("auth_types").valueStream().map(JsonNode::asString))
                .containsExactly("oauth2", "api_key");
    }

    @Test
    void itIsSearchedAndNarrowedToACategory() {
        assertThat(slugs(api.get("/api/v1/catalog?q=salesforce"))).containsExactly("salesforce");
        assertThat(slugs(api.get("/api/v1/catalog?q=quick&category=Accounting")))
                .containsExactly("quickbooks");
        assertThat(slugs(api.get("/api/v1/catalog?category=Nothing"))).isEmpty();
    }

    @Test
    void anEntryIsShownAsTheConnectorThatItWouldMake() {
        JsonNode entry = api.get("/api/v1/catalog/slack").json();

        assertThat(entry.path("base_url").asString()).isEqualTo("https://slack.com/api");
        assertThat(entry.at("/auth_methods/0/scope_separator").asString()).isEqualTo(",");
        assertThat(entry.path("register_url").asString()).startsWith("https://");
        assertThat(entry.at("/sources/scopes").asString()).startsWith("https://");
        assertThat(entry.has("examples")).isFalse();
        assertThat(api.get("/api/v1/catalog/nobody").status()).isEqualTo(404);
    }

    @Test
    void aKeyThatMayNotReadConnectorsDoesNotReadTheCatalog() {
        Api opener = world.api(world.organization().organization().test(), Set.of(Permission.CONNECT_SESSIONS_WRITE));

        assertThat(opener.get("/api/v1/catalog").status()).isEqualTo(403);
        assertThat(opener.get("/api/v1/catalog/slack").status()).isEqualTo(403);
        assertThat(world.nobody().get("/api/v1/catalog").status()).isEqualTo(401);
    }

    @Test
    void aConnectorBeginsAsAnEntry() {
        Api.Answer made = api.post("/api/v1/connectors", "{\"from_catalog\":\"shopify\"}");

        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        JsonNode entry = api.get("/api/v1/catalog/shopify").json();
        for (String field : List.of("slug", "name", "description", "domain", "categories", "icon_url", "base_url")) {
            assertThat(made.json().path(field)).as(field).isEqualTo(entry.path(field));
        }
        assertThat(made.json().path("verification")).isEqualTo(entry.path("verification"));
        assertThat(made.json().at("/auth_methods/0/fields")).isEqualTo(entry.at("/auth_methods/0/fields"));
        assertThat(made.json().path("visibility").asString()).isEqualTo("private");
    }

    @Test
    void whatIsGivenIsLaidOverTheEntry() {
        Api.Answer made = api.post("/api/v1/connectors", """
                {"from_catalog":"slack","slug":"our-slack","name":"Our Slack","auth_methods":[
                  {"type":"oauth2","client_id":"id-1","client_secret":"secret-1","scopes":["chat:write"]},
                  {"key":"bot_token","default":true},
                  {"type":"none"}]}""");

        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        JsonNode methods = made.json().path("auth_methods");
        assertThat(methods.valueStream().map(m -> m.path("key").asString()))
                .containsExactly("oauth2", "bot_token", "none");
        assertThat(methods.at("/0/client_id").asString()).isEqualTo("id-1");
        assertThat(methods.at("/0/client_secret_set").asBoolean()).isTrue();
        assertThat(methods.at("/0/scopes").valueStream().map(JsonNode::asString))
                .containsExactly("chat:write");
        assertThat(methods.at("/0/token_url").asString()).isEqualTo("https://slack.com/api/oauth.v2.access");
        assertThat(methods.at("/0/default").asBoolean()).isFalse();
        assertThat(methods.at("/1/default").asBoolean()).isTrue();
        assertThat(made.json().path("name").asString()).isEqualTo("Our Slack");
        assertThat(made.json().path("domain").asString()).isEqualTo("slack.com");
    }

    @Test
    void everyEntryCanBeAdded() {
        for (CatalogEntry entry : new Catalog().list()) {
            Api.Answer made = api.post("/api/v1/connectors", "{\"from_catalog\":\"" + entry.slug() + "\"}");
            assertThat(made.status()).as(entry.slug() + ": " + made).isEqualTo(201);
        }
    }

    @Test
    void whatCannotBeIsNamed() {
        assertThat(api.post("/api/v1/connectors", "{\"from_catalog\":\"nobody\"}")
                        .fields())
                .containsExactly("from_catalog");
        assertThat(api.post("/api/v1/connectors", "{\"from_catalog\":7}").fields())
                .containsExactly("from_catalog");
        assertThat(api.post("/api/v1/connectors", "{\"from_catalog\":\"slack\",\"auth_methods\":[7]}")
                        .status())
                .isEqualTo(422);
        String slug = world.connector(api);
        assertThat(api.patch("/api/v1/connectors/" + slug, "{\"from_catalog\":\"slack\"}")
                        .fields())
                .containsExactly("from_catalog");
    }

    private static Stream<String> slugs(Api.Answer answer) {
        return answer.json()
                .path("data")
                .valueStream()
                .map(entry -> entry.path("slug").asString());
    }
}
