package dev.patchbay.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.organization.Permission;
import dev.patchbay.testing.Parallel;
import dev.patchbay.testing.TestClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServerUnderTest
class ConnectorImportTest {

    private static final String IMPORT = "/api/v1/connectors/import";
    private static final String ACME = """
            name: Acme
            slug: acme
            base_url: https://api.acme.test
            auth_methods:
              - type: oauth2
                authorization_url: https://acme.test/authorize
                token_url: https://acme.test/token
                scopes: [read]
              - type: bearer
            """;

    private final World world;
    private final JdbcClient jdbc;
    private final TestClock clock;
    private final World.Tenancy tenancy;
    private final Api api;

    ConnectorImportTest(World world, JdbcClient jdbc, TestClock clock) {
        this.world = world;
        this.jdbc = jdbc;
        this.clock = clock;
        this.tenancy = world.organization();
        this.api = tenancy.test();
    }

    @Test
    void what_is_not_there_is_created() {
        Api.Answer made = imported(ACME);

        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        assertThat(made.json().path("action").asString()).isEqualTo("create");
        assertThat(made.json().path("dry_run").asBoolean()).isFalse();
        assertThat(made.json().path("connector")).isEqualTo(connector());
        assertThat(paths(made)).containsExactly("/name", "/slug", "/visibility", "/base_url", "/auth_methods");
        assertThat(made.json().at("/changes/0")).isEqualTo(json("{\"path\":\"/name\",\"to\":\"Acme\"}"));
    }

    @Test
    void what_is_there_becomes_what_the_document_says() {
        imported(ACME.replace("base_url:", "description: Old\ncategories: [crm]\nbase_url:"));
        clock.advance(Duration.ofMinutes(1));

        Api.Answer changed =
                imported(ACME.replace("[read]", "[read, write]").replace("  - type: bearer\n", """
                  - type: api_key
                """.indent(0)));

        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        assertThat(changed.json().path("action").asString()).isEqualTo("update");
        assertThat(changed.json().path("changes")).isEqualTo(json("""
                [{"path":"/auth_methods/0/scopes","from":["read"],"to":["read","write"]},
                 {"path":"/auth_methods/1","to":{"type":"api_key","key":"api_key","in":"header","name":"X-API-Key"}},
                 {"path":"/auth_methods/1","from":{"type":"bearer","key":"bearer"}},
                 {"path":"/description","from":"Old"},
                 {"path":"/categories","from":["crm"]}]"""));
        assertThat(changed.json().path("connector")).isEqualTo(connector());
        assertThat(connector().path("description").asString()).isEmpty();
    }

    @Test
    void what_is_as_the_document_says_is_left_alone() {
        imported(ACME);
        JsonNode before = connector();
        long rows = rows();
        clock.advance(Duration.ofMinutes(1));

        Api.Answer again = imported(ACME);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().path("action").asString()).isEqualTo("none");
        assertThat(again.json().path("changes")).isEmpty();
        assertThat(again.json().path("connector")).isEqualTo(before);
        assertThat(connector()).isEqualTo(before);
        assertThat(rows()).isEqualTo(rows);
    }

    @Test
    void a_dry_run_tells_and_changes_nothing() {
        long rows = rows();
        Api.Answer creation = dryRun(ACME);
        assertThat(creation.status()).isEqualTo(200);
        assertThat(creation.json().path("action").asString()).isEqualTo("create");
        assertThat(creation.json().path("dry_run").asBoolean()).isTrue();
        assertThat(creation.json().path("connector").isNull()).isTrue();
        assertThat(api.get("/api/v1/connectors/acme").status()).isEqualTo(404);
        assertThat(rows()).isEqualTo(rows);

        assertThat(paths(imported(ACME))).isEqualTo(paths(creation));
        JsonNode before = connector();
        rows = rows();
        clock.advance(Duration.ofMinutes(1));
        String other = ACME.replace("[read]", "[write]").replace("type: oauth2", "type: oauth2\n    client_id: new");

        Api.Answer update = dryRun(other);

        assertThat(update.json().path("action").asString()).isEqualTo("update");
        assertThat(paths(update)).containsExactly("/auth_methods/0/scopes", "/auth_methods/0/client_id");
        assertThat(update.json().path("connector")).isEqualTo(before);
        assertThat(connector()).isEqualTo(before);
        assertThat(rows()).isEqualTo(rows);
        assertThat(imported(other).json().path("changes"))
                .isEqualTo(update.json().path("changes"));
    }

    @Test
    void an_environments_clients_stay_and_no_secret_is_told() {
        String entered = ACME.replace("type: oauth2", "type: oauth2\n    client_id: id-1\n    client_secret: s3cret-1");
        Api.Answer made = imported(entered);
        assertThat(made.text()).doesNotContain("s3cret-1");
        assertThat(connector().at("/auth_methods/0/client_secret_set").asBoolean())
                .isTrue();

        imported(ACME.replace("[read]", "[write]"));
        assertThat(connector().at("/auth_methods/0/client_id").asString()).isEqualTo("id-1");
        assertThat(connector().at("/auth_methods/0/client_secret_set").asBoolean())
                .isTrue();
        assertThat(tenancy.live().get("/api/v1/connectors/acme").json().at("/auth_methods/0/client_secret_set"))
                .isEqualTo(json("false"));

        Api.Answer secret = imported(entered.replace("[read]", "[write]").replace("s3cret-1", "s3cret-2"));
        assertThat(secret.json().path("action").asString())
                .as("whether a secret is the same is not told")
                .isEqualTo("update");
        assertThat(secret.json().path("changes")).isEmpty();
        assertThat(secret.text()).doesNotContain("s3cret");
        assertThat(imported(ACME.replace("type: oauth2", "type: oauth2\n    client_id: id-2"))
                        .json()
                        .path("changes"))
                .contains(json("{\"path\":\"/auth_methods/0/client_id\",\"from\":\"id-1\",\"to\":\"id-2\"}"));
    }

    @Test
    void what_is_wrong_is_named_as_by_every_other_call() {
        String wrong = """
                name: Acme
                slug: acme
                auth_methods:
                  - type: oauth2
                    token_url: http://169.254.169.254/
                  - type: bearer
                    token_url: x
                """;
        assertThat(imported(wrong).fields()).containsExactly("auth_methods[1].token_url");
        assertThat(imported(wrong.replace("    token_url: x\n", "")).fields())
                .contains("auth_methods[0].token_url", "auth_methods[0].authorization_url");
        assertThat(dryRun(wrong.replace("    token_url: x\n", "")).fields())
                .isEqualTo(imported(wrong.replace("    token_url: x\n", "")).fields());
        assertThat(imported(ACME.replace("slug: acme\n", "")).fields()).containsExactly("slug");
        assertThat(imported(ACME.replace("slug: acme", "slug: No Slug")).fields())
                .containsExactly("slug");
        assertThat(imported(ACME + "from_catalog: slack\n").fields()).containsExactly("from_catalog");
        assertThat(imported(ACME + "id: ctr_1\n").fields()).containsExactly("id");
        assertThat(imported(ACME.replace("name: Acme", "name: 7")).fields()).containsExactly("name");
        assertThat(imported("just a text").fields()).containsExactly("body");
        assertThat(imported("- a list").fields()).isNotEmpty();
        assertThat(imported(ACME.replace("name: Acme", "name: \"a\\0b\"")).fields())
                .containsExactly("name");
        for (String asked : List.of("", "=", "=yes", "=TRUE", "=true&dry_run=false")) {
            assertThat(send(IMPORT + "?dry_run" + asked, ACME, "application/yaml")
                            .fields())
                    .as(asked)
                    .containsExactly("dry_run");
        }
        assertThat(api.get("/api/v1/connectors/acme").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name: s3cret\nslug: [s3cret",
                "name: s3cret\nname: s3cret",
                "name: s3cret\n---\nname: s3cret",
                "name: !!javax.script.ScriptEngineManager [s3cret]",
                "name: &a [*a]",
                "a: &a [s3cret, s3cret]\nb: &b [*a, *a]\nc: *d",
                "name: \u0007",
                "name: &a x\n<<: *a"
            })
    void what_is_not_one_plain_document_is_refused_with_its_place(String document) {
        Api.Answer answer = imported(document);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.type()).startsWith("application/problem+json");
        assertThat(answer.json().path("code").asString()).isEqualTo("malformed_yaml");
        assertThat(answer.text()).containsPattern("near line \\d+, column \\d+").doesNotContain("s3cret");
    }

    @Test
    void a_bomb_does_not_go_off() {
        StringBuilder laughs = new StringBuilder("a: &l0 [" + "x,".repeat(1000) + "]\n");
        for (int i = 1; i < 9; i++) {
            laughs.append("b%d: &l%d [%s]\n".formatted(i, i, ("*l" + (i - 1) + ",").repeat(5)));
        }
        assertThat(imported(laughs.toString()).json().path("code").asString()).isEqualTo("malformed_yaml");
        assertThat(imported("a: " + "[".repeat(100_000)).json().path("code").asString())
                .isEqualTo("malformed_yaml");
        Api.Answer large = imported("a: " + "x".repeat(1024 * 1024));
        assertThat(large.status()).isEqualTo(413);
        assertThat(large.json().path("code").asString()).isEqualTo("body_too_large");
        assertThat(imported("").status()).isEqualTo(400);
        assertThat(imported("# nothing").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/yaml; charset=utf-8", "application/x-yaml", "text/yaml"})
    void yaml_has_several_names(String type) {
        assertThat(send(IMPORT, ACME, type).status()).isEqualTo(201);
    }

    @Test
    void a_document_may_be_json_and_nothing_else_may_be_yaml() {
        String slug = world.connector(api);
        String shown = api.get("/api/v1/connectors/" + slug).text();
        JsonNode tree = json(shown);
        for (String field : List.of("id", "owned", "update_available", "created_by", "created_at", "updated_at")) {
            ((tools.jackson.databind.node.ObjectNode) tree).remove(field);
        }

        assertThat(send(IMPORT, tree.toString(), "application/json")
                        .json()
                        .path("action")
                        .asString())
                .as("what GET shows may be sent back")
                .isEqualTo("none");
        assertThat(send(IMPORT, tree.toString(), "application/yaml")
                        .json()
                        .path("action")
                        .asString())
                .isEqualTo("none");
        assertThat(send(IMPORT, "{\"name\":", "application/json")
                        .json()
                        .path("code")
                        .asString())
                .isEqualTo("malformed_json");
        Api.Answer plain = send(IMPORT, ACME, "text/plain");
        assertThat(plain.status()).isEqualTo(415);
        assertThat(plain.text()).contains("application/yaml or application/json");
        Api.Answer elsewhere = send("/api/v1/connectors", ACME, "application/yaml");
        assertThat(elsewhere.status()).isEqualTo(415);
        assertThat(elsewhere.text()).doesNotContain("yaml");
    }

    @Test
    void somebody_elses_public_connector_is_not_touched() {
        Api owner = world.organization().test();
        String slug = world.connector(owner);
        owner.patch("/api/v1/connectors/" + slug, "{\"visibility\":\"public\"}");
        JsonNode before = owner.get("/api/v1/connectors/" + slug).json();

        Api.Answer made = imported(ACME.replace("slug: acme", "slug: " + slug));

        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        assertThat(made.json().at("/connector/owned").asBoolean()).isTrue();
        assertThat(owner.get("/api/v1/connectors/" + slug).json()).isEqualTo(before);
    }

    @Test
    void it_takes_the_permission_to_write_connectors() {
        Api reader = world.api(tenancy.organization().test(), Set.of(Permission.CONNECTORS_READ));
        byte[] document = ACME.getBytes(StandardCharsets.UTF_8);

        for (String path : List.of(IMPORT, IMPORT + "?dry_run=true")) {
            assertThat(reader.send("POST", path, document, "application/yaml").status())
                    .isEqualTo(403);
        }
    }

    @Test
    void the_same_request_gets_the_same_answer() {
        byte[] document = ACME.getBytes(StandardCharsets.UTF_8);

        Api.Answer first = api.send("POST", IMPORT, document, "application/yaml", "Idempotency-Key", "import-1");
        Api.Answer again = api.send("POST", IMPORT, document, "application/yaml", "Idempotency-Key", "import-1");

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    }

    @Test
    void of_many_at_once_one_creates() {
        List<Parallel.Outcome<Api.Answer>> outcomes = Parallel.callers(10, () -> imported(ACME));

        assertThat(outcomes)
                .extracting(outcome -> outcome.get().status())
                .isSubsetOf(200, 201, 422, 503)
                .containsOnlyOnce(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "0123",
                "1e3",
                "null",
                "~",
                "2022-06-28",
                "a: b",
                "a #b",
                "#",
                "'",
                "\"",
                "- a",
                "{a",
                "&a",
                "*a",
                "!a",
                "%a",
                "@a",
                "|",
                ">",
                "é漢🙂",
                "a\\nb",
                "a\\tb",
                "a\\n\\n  b",
                "=",
                "<<",
                "a\\u0085b",
                "a\\u2028b",
                "  lead"
            })
    void odd_texts_come_back_as_they_were(String text) {
        Api.Answer made = api.post("/api/v1/connectors", """
                {"name":"Odd","slug":"odd","description":"%1$s","categories":["%2$s"],
                 "auth_methods":[{"type":"bearer","label":"%2$s"}],
                 "actions":[{"%1$s":"%1$s","list":["%1$s",null,{},1.5,12345678901234567890]}]}""".formatted(
                text.replace("\"", "\\\""), text.replaceAll("\\\\[ntu]\\d*", "").replace("\"", "\\\"")));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        Api other = world.organization().test();

        String document = api.get("/api/v1/connectors/odd/export").text();
        Api.Answer copy = other.send("POST", IMPORT, document.getBytes(StandardCharsets.UTF_8), "application/yaml");

        assertThat(copy.status()).as(document + copy).isEqualTo(201);
        for (String field : List.of("description", "categories", "auth_methods", "actions")) {
            assertThat(copy.json().at("/connector/" + field))
                    .as(document)
                    .isEqualTo(made.json().path(field));
        }
        assertThat(imported(document).json().path("action").asString()).isEqualTo("none");
    }

    private Api.Answer imported(String document) {
        return send(IMPORT, document, "application/yaml");
    }

    private Api.Answer dryRun(String document) {
        return send(IMPORT + "?dry_run=true", document, "application/yaml");
    }

    private Api.Answer send(String path, String document, String type) {
        return api.send("POST", path, document.getBytes(StandardCharsets.UTF_8), type);
    }

    private JsonNode connector() {
        return api.get("/api/v1/connectors/acme").json();
    }

    /** All that an import could write. */
    private long rows() {
        return jdbc.sql("""
                select (select count(*) from connector) + (select count(*) from connector_revision)
                  + (select count(*) from connector_client) + (select count(*) from audit_event)""").query(Long.class).single();
    }

    private static List<String> paths(Api.Answer answer) {
        return answer.json()
                .path("changes")
                .valueStream()
                .map(change -> change.path("path").asString())
                .toList();
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
