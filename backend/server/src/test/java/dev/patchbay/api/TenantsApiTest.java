package dev.patchbay.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServerUnderTest
class TenantsApiTest {

    private static final String TENANTS = "/api/v1/tenants";

    private final World world;
    private final Api api;

    TenantsApiTest(World world) {
        this.world = world;
        this.api = world.organization().test();
    }

    @Test
    void tenants_are_listed_a_page_at_a_time_the_newest_first() {
        for (String id : List.of("one", "two", "three")) {
            name(id);
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = api.get(TENANTS + "?limit=2" + cursor).json();
            page.path("data").forEach(tenant -> seen.add(tenant.path("id").asString()));
            cursor = page.path("next_cursor").isNull()
                    ? null
                    : "&cursor=" + page.path("next_cursor").asString();
        } while (cursor != null);

        assertThat(seen).containsExactly("three", "two", "one");
        assertThat(api.get(TENANTS + "?limit=0")
                        .json()
                        .path("errors")
                        .path(0)
                        .path("field")
                        .asString())
                .isEqualTo("limit");
    }

    @Test
    void erasing_a_tenant_says_what_became_of_its_connections() {
        String connection = world.connection(api, world.connector(api));
        Api.Answer one = api.get(TENANTS + "/acme");
        assertThat(one.status()).isEqualTo(200);
        assertThat(one.json().path("id").asString()).isEqualTo("acme");
        assertThat(one.json().path("created_at").asString()).endsWith("Z");

        Api.Answer erased = api.delete(TENANTS + "/acme");

        assertThat(erased.status()).isEqualTo(200);
        assertThat(erased.json()).isEqualTo(JsonMapper.shared().readTree("""
                {"id":"acme","deleted":true,"connections":1,
                 "revocations":{"revoked":0,"not_supported":1,"failed":0,"scheduled":0}}"""));
        assertThat(api.get("/api/v1/connections/" + connection).status()).isEqualTo(404);
        assertThat(api.get(TENANTS + "/acme").status()).isEqualTo(404);
        assertThat(api.delete(TENANTS + "/acme").status()).isEqualTo(404);
        assertThat(api.get("/api/v1/audit-events?action=tenant.deleted")
                        .json()
                        .path("data")
                        .path(0)
                        .path("subject")
                        .path("name")
                        .asString())
                .isEqualTo("acme");
    }

    /** Each is another customer to the SaaS, and each is found by its own name. */
    @ParameterizedTest
    @ValueSource(strings = {"a b", "ACME", "acmé", "a+b", "a?b#c", "a:b@c", "東京"})
    void an_id_is_written_percent_encoded_in_the_path(String id) {
        name("acme");
        name(id);
        String path =
                TENANTS + "/" + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");

        assertThat(api.get(path).json().path("id").asString()).isEqualTo(id);
        assertThat(api.delete(path).status()).isEqualTo(200);
        assertThat(api.get(path).status()).isEqualTo(404);
        assertThat(api.get(TENANTS + "/acme").status()).isEqualTo(200);
    }

    /** Servers and proxies refuse these in a path, or take them for something else. */
    @ParameterizedTest
    @ValueSource(strings = {"a/b", "100%", "a;b", "a\\b", "..", "a//b", "tenants"})
    void an_id_that_no_path_holds_is_named_in_the_query(String id) {
        name("acme");
        name(id);
        String query = TENANTS + "?id=" + URLEncoder.encode(id, StandardCharsets.UTF_8);

        assertThat(api.get(query).json().path("data"))
                .singleElement()
                .satisfies(tenant -> assertThat(tenant.path("id").asString()).isEqualTo(id));
        assertThat(api.delete(query).status()).isEqualTo(200);
        assertThat(api.get(query).json().path("data")).isEmpty();
        assertThat(api.get(TENANTS + "/acme").status()).isEqualTo(200);
    }

    @Test
    void without_a_name_nothing_is_erased() {
        name("acme");

        assertThat(api.delete(TENANTS).status()).isEqualTo(422);

        assertThat(api.get(TENANTS + "/acme").status()).isEqualTo(200);
    }

    private void name(String id) {
        String body = JsonMapper.shared().writeValueAsString(Map.of("tenant", Map.of("id", id)));
        assertThat(api.post("/api/v1/connect-sessions", body).status()).isEqualTo(201);
    }
}
