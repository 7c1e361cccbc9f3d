package dev.patchbay.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Sends what is wrong, in every way that comes to mind, in every place where something can be sent. */
@ServerUnderTest
class MalformedBodyTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ENDLESS = "x".repeat(500_000);

    private final World world;
    private final RequestMappingHandlerMapping mappings;

    MalformedBodyTest(World world, @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        this.world = world;
        this.mappings = mappings;
    }

    /** Where a body goes, and one that is right. */
    private record Sample(String method, String path, String body) {

        String text() {
            return method + " " + path;
        }
    }

    private Map<String, Sample> samples(Api api) {
        String slug = world.connector(api);
        String connection = world.connection(api, slug);
        Map<String, Sample> samples = new LinkedHashMap<>();
        samples.put("POST /api/v1/connect-sessions", new Sample("POST", "/api/v1/connect-sessions", """
            {"tenant":{"id":"acme","name":"Acme"},"end_user":{"id":"u","email":"u@acme.test","name":"U"},
             "connectors":["%s"],"allowed_origins":["https://app.acme.test"],
             "return_url":"https://app.acme.test/back","locale":"en","theme":{"accent":"#123456"},
             "tags":{"plan":"pro"},"expires_in":600,"completion":"widget"}\
            """.formatted(
                        slug, connection)));
        samples.put(
                "POST /api/v1/connectors",
                new Sample("POST", "/api/v1/connectors", world.connectorBody("malformed-" + slug)));
        samples.put(
                "POST /api/v1/connectors/import",
                new Sample("POST", "/api/v1/connectors/import", world.connectorBody("malformed-import-" + slug)));
        samples.put(
                "PATCH /api/v1/connectors/{slug}",
                new Sample("PATCH", "/api/v1/connectors/" + slug, world.connectorBody(slug)));
        samples.put("POST /api/v1/connections", new Sample("POST", "/api/v1/connections", """
            {"tenant":{"id":"acme","name":"Acme"},"connector":"%s","auth_method":"oauth2","verify":false,"label":"L",
             "credentials":{"access_token":"at","refresh_token":"rt","expires_at":"2030-01-01T00:00:00Z","scope":"read"},
             "tags":{"plan":"pro"}}\
            """.formatted(slug)));
        samples.put(
                "PATCH /api/v1/connections/{id}",
                new Sample(
                        "PATCH", "/api/v1/connections/" + connection, "{\"label\":\"L\",\"tags\":{\"plan\":\"pro\"}}"));
        samples.put(
                "POST /api/v1/connections/{id}/confirm",
                new Sample("POST", "/api/v1/connections/" + connection + "/confirm", "{\"end_user\":{\"id\":\"u\"}}"));
        samples.put("PATCH /api/v1/environment", new Sample("PATCH", "/api/v1/environment", """
            {"allowed_origins":["https://app.acme.test"],"logo_url":"https://acme.test/logo.svg"}\
            """));
        String endpoint = world.webhookEndpoint(api, "http://localhost:1/hooks");
        String hook = "{\"url\":\"http://localhost:1/hooks\",\"description\":\"D\",\"types\":[\"connection.created\"],"
                + "\"enabled\":true}";
        samples.put("POST /api/v1/webhook-endpoints", new Sample("POST", "/api/v1/webhook-endpoints", hook));
        samples.put(
                "PATCH /api/v1/webhook-endpoints/{id}",
                new Sample("PATCH", "/api/v1/webhook-endpoints/" + endpoint, hook));
        samples.put(
                "POST /api/v1/webhook-endpoints/{id}/rotate-secret",
                new Sample("POST", "/api/v1/webhook-endpoints/" + endpoint + "/rotate-secret", "{\"overlap\":3600}"));
        samples.put(
                "POST /api/v1/webhook-endpoints/{id}/resend-failed",
                new Sample(
                        "POST",
                        "/api/v1/webhook-endpoints/" + endpoint + "/resend-failed",
                        "{\"since\":\"2026-03-01T12:00:00Z\"}"));
        return samples;
    }

    @Test
    void every_endpoint_with_a_body_has_its_sample() {
        List<String> withBody = new ArrayList<>();
        mappings.getHandlerMethods().forEach((info, handler) -> {
            if (handler.getBeanType().getPackageName().equals("dev.patchbay.api") && takesBody(handler)) {
                info.getMethodsCondition()
                        .getMethods()
                        .forEach(method ->
                                info.getPatternValues().forEach(pattern -> withBody.add(method + " " + pattern)));
            }
        });

        assertThat(samples(world.organization().test()).keySet()).containsExactlyInAnyOrderElementsOf(withBody);
    }

    private static boolean takesBody(HandlerMethod handler) {
        return Stream.of(handler.getMethodParameters()).anyMatch(p -> p.hasParameterAnnotation(RequestBody.class));
    }

    @ParameterizedTest
    @MethodSource("wrongTypes")
    void a_value_of_the_wrong_type_is_named_by_its_field(JsonNode wrong) {
        Api api = world.organization().test();
        for (Sample sample : samples(api).values()) {
            for (Place place : places(JSON.readTree(sample.body()))) {
                if (sameKind(wrong, place.value()) || place.isFree()) {
                    continue;
                }
                Api.Answer answer = send(api, sample, place.with(wrong));
                String what = sample.text() + " " + place.path() + " = " + wrong + " → " + answer;
                assertRefused(what, answer);
                assertThat(answer.fields()).as(what).anyMatch(place::isNamedBy);
            }
        }
    }

    @Test
    void a_credential_that_is_wrong_is_named() {
        Api api = world.organization().test();
        String slug = "sub-" + UUID.randomUUID().toString().substring(0, 8);
        api.post("/api/v1/connectors", """
                {"name":"Sub","slug":"%s","base_url":"https://{sub}.acme.test",
                 "auth_methods":[{"type":"bearer","fields":[{"name":"sub"}]}]}""".formatted(slug));

        assertThat(imported(api, slug, "\"token\":null,\"sub\":\"a\"").fields()).containsExactly("credentials.token");
        for (String sub : List.of("evil.com/", "a@evil", "%2f", "b\u00fccher")) {
            Api.Answer answer = imported(api, slug, "\"token\":\"t\",\"sub\":\"" + sub + "\"");
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.fields()).containsExactly("credentials.sub");
        }
        assertThat(imported(api, slug, "\"token\":\"t\",\"sub\":\"a\"").status())
                .isEqualTo(201);
    }

    private static Api.Answer imported(Api api, String slug, String credentials) {
        return api.post("/api/v1/connections", """
                {"tenant":{"id":"acme"},"connector":"%s","credentials":{%s}}""".formatted(slug, credentials));
    }

    static Stream<JsonNode> wrongTypes() {
        return Stream.of(
                        "{}",
                        "[]",
                        "[null]",
                        "[[]]",
                        "7",
                        "-1.5",
                        "123456789012345678901234567890",
                        "true",
                        "\"text\"",
                        "{\"a\":{}}")
                .map(JSON::readTree);
    }

    /** What is the right type may still be anything; the server survives it, and says which field it did not like. */
    @ParameterizedTest
    @MethodSource("nastyValues")
    void no_text_or_number_brings_the_server_down(Nasty nasty) {
        Api api = world.organization().test();
        for (Sample sample : samples(api).values()) {
            for (Place place : places(JSON.readTree(sample.body()))) {
                if (!sameKind(nasty.value(), place.value())) {
                    continue;
                }
                Api.Answer answer = send(api, sample, place.with(nasty.value()));
                String what = sample.text() + " " + place.path() + " = " + nasty + " → " + answer;
                if (nasty.isAlwaysWrong() && !place.isFree() || answer.status() >= 400) {
                    assertRefused(what, answer);
                    assertThat(answer.fields()).as(what).anyMatch(place::isNamedBy);
                }
            }
        }
    }

    record Nasty(String name, JsonNode value, boolean isAlwaysWrong) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Nasty> nastyValues() {
        return Stream.of(
                new Nasty("NUL", text("a\0b"), true),
                new Nasty("lone surrogate", text("a\ud800b"), true),
                new Nasty("500 kB", text(ENDLESS), true),
                new Nasty("500 kB of dots", text("a.".repeat(250_000)), true),
                new Nasty("500 kB of a URL", text("https://acme.test/" + ENDLESS), true),
                new Nasty("500 kB of an origin", text("https://" + ENDLESS), true),
                new Nasty("301 characters of an origin", text("https://" + "a".repeat(293)), false),
                new Nasty("line break", text("a\r\nX: y"), false),
                new Nasty("empty", text(""), false),
                new Nasty("blank", text("   "), false),
                new Nasty("emoji", text("🙂".repeat(50)), false),
                new Nasty("254 letters", text("a".repeat(254)), false),
                new Nasty("2001 letters", text("a".repeat(2001)), false),
                new Nasty("far future", text("+999999999-12-31T23:59:59Z"), false),
                new Nasty("year 0", text("0000-01-01T00:00:00Z"), false),
                new Nasty("path", text("../../etc/passwd"), false),
                new Nasty("bad URL", text("https://["), false),
                new Nasty("script", text("javascript:alert(1)"), false),
                new Nasty("pattern", text("%_!\\'\";--"), false),
                new Nasty("right to left", text("\u202egnp.exe"), false),
                new Nasty("0", JSON.readTree("0"), false),
                new Nasty("negative", JSON.readTree("-1"), true),
                new Nasty("long", JSON.readTree("9223372036854775807"), true),
                new Nasty("beyond long", JSON.readTree("9223372036854775808"), true),
                new Nasty("fraction", JSON.readTree("600.5"), true));
    }

    @Test
    void a_null_in_every_place_is_understood_or_named() {
        Api api = world.organization().test();
        for (Sample sample : samples(api).values()) {
            for (Place place : places(JSON.readTree(sample.body()))) {
                Api.Answer answer = send(api, sample, place.with(JSON.nullNode()));
                if (answer.status() >= 400) {
                    String what = sample.text() + " " + place.path() + " = null → " + answer;
                    assertRefused(what, answer);
                    assertThat(answer.fields()).as(what).anyMatch(place::isNamedBy);
                }
            }
        }
    }

    @Test
    void an_unknown_field_or_word_is_named() {
        Api api = world.organization().test();
        for (Sample sample : samples(api).values()) {
            ObjectNode body = (ObjectNode) JSON.readTree(sample.body());
            body.put("no_such_field", 1);
            Api.Answer answer = send(api, sample, body);
            assertRefused(sample.text() + " " + answer, answer);
            assertThat(answer.fields()).contains("no_such_field");
        }
        assertThat(api.post("/api/v1/connect-sessions", "{\"tenant\":{\"id\":\"a\"},\"completion\":\"soon\"}")
                        .fields())
                .containsExactly("completion");
        assertThat(api.post("/api/v1/connect-sessions", "{\"tenant\":{\"id\":\"a\",\"x\":1}}")
                        .fields())
                .containsExactly("tenant.x");
        assertThat(api.post("/api/v1/connectors", "{\"name\":\"A\",\"visibility\":\"everyone\",\"auth_methods\":[]}")
                        .fields())
                .containsExactly("visibility");
        assertThat(api.post("/api/v1/connectors", "{\"name\":\"A\",\"auth_methods\":[{\"type\":\"saml\"}]}")
                        .fields())
                .containsExactly("auth_methods[0].type");
        assertThat(api.post(
                                "/api/v1/connectors",
                                "{\"name\":\"A\",\"auth_methods\":[{\"type\":\"api_key\",\"in\":\"cookie\"}]}")
                        .fields())
                .containsExactly("auth_methods[0].in");
        assertThat(api.post(
                                "/api/v1/connectors",
                                "{\"name\":\"A\",\"auth_methods\":[{\"type\":\"bearer\",\"token_url\":\"x\"}]}")
                        .fields())
                .containsExactly("auth_methods[0].token_url");
    }

    @Test
    void what_is_no_json_object_is_told_so() {
        Api api = world.organization().test();
        byte[] brokenUtf8 = {'{', '"', 'n', 'a', 'm', 'e', '"', ':', '"', (byte) 0xc3, (byte) 0x28, '"', '}'};
        byte[] overlong = {'{', '"', 'n', 'a', 'm', 'e', '"', ':', '"', (byte) 0xc0, (byte) 0x80, '"', '}'};
        List<byte[]> bodies = new ArrayList<>(List.of(brokenUtf8, overlong, new byte[0], new byte[100]));
        for (String body : List.of(
                " ",
                "null",
                "[]",
                "[{}]",
                "7",
                "\"text\"",
                "true",
                "{",
                "{\"name\"",
                "{\"name\":",
                "{\"name\":\"a",
                "}",
                "{}{}",
                "{} x",
                "{'a':1}",
                "{a:1}",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "\ufeff",
                "<x/>",
                "a=b",
                "{\"name\":\"\u0001\"}",
                "{\"name\":\"\\x\"}",
                "{\"name\":\"\\ud800\"}",
                "{\"\\ud800\":1}",
                "{\"\\u0000\":1}",
                "{\"a\":1,\"a\":2}",
                "[".repeat(100_000),
                "{\"a\":".repeat(100_000),
                "1".repeat(5_000_000),
                "{\"tags\":" + "[".repeat(400) + "]".repeat(400) + "}",
                "{\"expires_in\":1e1000000000}",
                "{\"" + ENDLESS + "\":1}")) {
            bodies.add(body.getBytes(StandardCharsets.UTF_8));
        }
        bodies.add(new byte[11 * 1024 * 1024]);
        for (Sample sample : samples(api).values()) {
            for (byte[] body : bodies) {
                if (body.length == 0 && sample.path().endsWith("/rotate-secret")) {
                    continue; // It has something to say only where the usual overlap does not fit.
                }
                Api.Answer answer = api.send(sample.method(), sample.path(), body, "application/json");
                String shown = new String(body, 0, Math.min(body.length, 40), StandardCharsets.UTF_8);
                String what = sample.text() + " " + shown + " → " + answer;
                assertRefused(what, answer);
                assertThat(answer.text().length())
                        .as("nothing endless is repeated")
                        .isLessThan(5_000);
            }
        }
    }

    @Test
    void a_field_that_is_given_twice_is_no_field() {
        Api api = world.organization().test();
        for (String body : List.of(
                "{\"tenant\":{\"id\":\"a\"},\"tenant\":{\"id\":\"b\"}}",
                "{\"tenant\":{\"id\":\"a\",\"id\":\"b\"}}",
                "{\"tenant\":{\"id\":\"a\"},\"tags\":{\"plan\":\"a\",\"pl\\u0061n\":\"b\"}}")) {
            Api.Answer answer = api.post("/api/v1/connect-sessions", body);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
            assertThat(answer.json().path("code").asString()).isEqualTo("malformed_json");
        }
        assertThat(api.post("/api/v1/connect-sessions", "{\"tenant\":{\"id\":\"a\"}}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void a_tag_is_named_where_its_name_can_be_repeated() {
        Api api = world.organization().test();
        String connection = world.connection(api, world.connector(api));
        Map<String, String> shown = Map.of(
                "two words",
                "tags.two words",
                "a/b",
                "tags.a/b",
                "",
                "tags",
                "\\n",
                "tags",
                "🙂",
                "tags",
                "x".repeat(61),
                "tags");
        shown.forEach((name, field) -> {
            String tags = "\"tags\":{\"" + name + "\":\"x\"}}";
            assertThat(api.post("/api/v1/connect-sessions", "{\"tenant\":{\"id\":\"a\"}," + tags)
                            .fields())
                    .containsExactly(field);
            byte[] edit = ("{" + tags).getBytes(StandardCharsets.UTF_8);
            assertThat(api.send("PATCH", "/api/v1/connections/" + connection, edit, "application/json")
                            .fields())
                    .containsExactly(field);
        });
    }

    @Test
    void a_line_break_in_a_tenants_name_is_said_to_be_one() {
        Api.Answer answer = world.organization()
                .test()
                .post("/api/v1/connect-sessions", "{\"tenant\":{\"id\":\"a\",\"name\":\"A\\nB\"}}");

        assertThat(answer.fields()).containsExactly("tenant.name");
        assertThat(answer.text()).contains("on one line");
    }

    @Test
    void a_body_of_another_kind_is_told_so() {
        Api api = world.organization().test();
        for (Sample sample : samples(api).values()) {
            for (String type : new String[] {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data",
                "multipart/form-data; boundary=x",
                "application/xml",
                "nonsense",
                "application/json; charset=no-such-charset",
                "*/*",
                ";;;",
                "text/html"
            }) {
                Api.Answer answer =
                        api.send(sample.method(), sample.path(), sample.body().getBytes(StandardCharsets.UTF_8), type);
                if (answer.status() >= 300) {
                    assertRefused(sample.text() + " as " + type + " → " + answer, answer);
                }
                assertThat(answer.status())
                        .as(sample.text() + " as " + type + " → " + answer)
                        .isLessThan(500);
            }
            Api.Answer untyped =
                    api.send(sample.method(), sample.path(), sample.body().getBytes(StandardCharsets.UTF_8), null);
            assertThat(untyped.status()).as(untyped.toString()).isIn(200, 201, 409, 415, 422);
        }
    }

    @Test
    void whoever_accepts_no_json_still_gets_an_answer() {
        Api api = world.organization().test();

        assertThat(api.send("GET", "/api/v1/connections", null, null, "Accept", "text/html")
                        .status())
                .isIn(200, 406);
        assertThat(api.send("GET", "/api/v1/connections/nothing", null, null, "Accept", "image/png")
                        .status())
                .isIn(404, 406);
        assertThat(api.send("GET", "/api/v1/connections", null, null, "Accept", ";;;")
                        .status())
                .isIn(200, 400, 406);
        assertThat(api.send("PUT", "/api/v1/connections", new byte[] {'{', '}'}, "application/json")
                        .status())
                .isIn(404, 405);
    }

    /** Otherwise a body of ten megabytes is answered with fifty times as much. */
    @Test
    void a_body_of_endless_faults_is_answered_with_a_hundred() {
        Api api = world.organization().test();
        String body = "{\"name\":\"x\",\"auth_methods\":[" + "1,".repeat(200_000) + "1]}";

        Api.Answer answer = api.post("/api/v1/connectors", body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.fields()).hasSize(100).contains("auth_methods[0]");
    }

    @Test
    void parameters_of_a_list_are_named_when_they_are_wrong() {
        Api api = world.organization().test();
        for (String query :
                List.of("limit=0", "limit=101", "limit=x", "limit=99999999999999", "cursor=x", "cursor=%00")) {
            for (String path : List.of("/api/v1/connections?", "/api/v1/connectors?")) {
                Api.Answer answer = api.get(path + query);
                assertRefused(path + query + " → " + answer, answer);
                assertThat(answer.fields()).containsExactly(query.substring(0, query.indexOf('=')));
            }
        }
        assertThat(api.get("/api/v1/connections?cursor=%F0%28%8C%28").fields()).containsExactly("query");
        assertThat(api.post("/api/v1/connect-sessions", "{\"tenant\":{\"id\":\"a\"},\"connection_id\":\"x\"}")
                        .fields())
                .containsExactly("connection_id");
        assertThat(api.get("/api/v1/connections?status=broken").fields()).containsExactly("status");
        for (String query : List.of(
                "tenant=%00",
                "tenant=%ED%A0%80",
                "connector=%00",
                "tag.=x",
                "tag.a=%00",
                "tag.%F0%9F%99%82=x",
                "tenant=" + "x".repeat(4000),
                "limit=",
                "cursor=")) {
            assertThat(api.get("/api/v1/connections?" + query).status())
                    .as(query)
                    .isIn(200, 400, 422);
        }
    }

    private static Api.Answer send(Api api, Sample sample, JsonNode body) {
        // Jackson writes a lone surrogate as it is; on the wire it is an escape.
        // A sample that was accepted must not be in the way of the next one.
        boolean creates = sample.text().equals("POST /api/v1/connectors");
        if (creates && body.path("slug").asString("").startsWith("malformed-")) {
            ((ObjectNode) body).put("slug", "malformed-" + UUID.randomUUID());
        }
        String text = body.toString().replace("\ud800b", "\\ud800b");
        return api.send(sample.method(), sample.path(), text.getBytes(StandardCharsets.UTF_8), "application/json");
    }

    private static void assertRefused(String what, Api.Answer answer) {
        String shown = what.substring(0, Math.min(600, what.length()));
        assertThat(answer.status()).as(shown).isBetween(400, 499);
        assertThat(answer.type()).as(shown).startsWith("application/problem+json");
        assertThat(answer.json().path("code").asString("")).as(shown).isNotEmpty();
        assertThat(answer.json().path("request_id").asString("")).as(shown).startsWith("req_");
        assertThat(answer.fields()).as(shown).isNotEmpty().allMatch(field -> !field.isEmpty());
    }

    /** One value within a body. */
    private record Place(JsonNode whole, List<Object> steps, JsonNode value) {

        String path() {
            StringBuilder path = new StringBuilder();
            for (Object step : steps) {
                path.append(step instanceof Integer ? "[" + step + "]" : path.isEmpty() ? step : "." + step);
            }
            return path.toString();
        }

        /** The field that an error names at least. */
        String root() {
            return String.valueOf(steps.getFirst());
        }

        /** Without a base URL it is the verification's path that has nowhere to go. */
        boolean isNamedBy(String field) {
            return field.startsWith(root()) || root().equals("base_url") && field.equals("verification.path");
        }

        /** Actions and events are their author's own; a map's values are texts of any kind. */
        boolean isFree() {
            return steps.size() > 2 && (root().equals("actions") || root().equals("events"));
        }

        JsonNode with(JsonNode other) {
            JsonNode copy = whole.deepCopy();
            JsonNode parent = copy;
            for (Object step : steps.subList(0, steps.size() - 1)) {
                parent = step instanceof Integer index ? parent.path(index) : parent.path(String.valueOf(step));
            }
            switch (parent) {
                case ObjectNode object -> object.set(String.valueOf(steps.getLast()), other);
                case ArrayNode array -> array.set((Integer) steps.getLast(), other);
                default -> throw new IllegalStateException(path());
            }
            return copy;
        }
    }

    private static List<Place> places(JsonNode whole) {
        List<Place> places = new ArrayList<>();
        collect(whole, whole, List.of(), places::add);
        return places;
    }

    private static void collect(JsonNode whole, JsonNode node, List<Object> steps, Consumer<Place> places) {
        if (!steps.isEmpty() && !node.isNull()) {
            places.accept(new Place(whole, steps, node));
        }
        if (node instanceof ObjectNode object) {
            object.properties()
                    .forEach(field -> collect(whole, field.getValue(), append(steps, field.getKey()), places));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                collect(whole, array.path(i), append(steps, i), places);
            }
        }
    }

    private static List<Object> append(List<Object> steps, Object step) {
        List<Object> longer = new ArrayList<>(steps);
        longer.add(step);
        return longer;
    }

    private static boolean sameKind(@Nullable JsonNode one, JsonNode other) {
        return one != null && one.getNodeType() == other.getNodeType();
    }

    private static JsonNode text(String text) {
        return JSON.valueToTree(text);
    }
}
