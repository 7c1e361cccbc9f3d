package dev.patchbay.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.organization.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Walks the endpoints as the server knows them: a new one without an entry here fails. */
@ServerUnderTest
class EndpointTest {

    private static final Map<String, String> BODIES = Map.of(
            "POST /api/v1/connect-sessions",
            "{\"tenant\":{\"id\":\"acme\"}}",
            "POST /api/v1/connectors",
            "{\"name\":\"A\",\"auth_methods\":[{\"type\":\"none\"}]}",
            "POST /api/v1/connectors/import",
            "{\"name\":\"A\",\"slug\":\"imported\",\"auth_methods\":[{\"type\":\"none\"}]}",
            "POST /api/v1/connections/{id}/confirm",
            "{\"end_user\":{\"id\":\"u\"}}",
            "POST /api/v1/connections/{id}/actions/{name}",
            "{}",
            "PATCH /api/v1/connections/{id}",
            "{\"label\":\"x\"}",
            "PATCH /api/v1/connectors/{slug}",
            "{\"name\":\"x\"}",
            "POST /api/v1/webhook-endpoints",
            "{\"url\":\"http://localhost:1/hooks\"}",
            "POST /api/v1/webhook-endpoints/{id}/resend-failed",
            "{\"since\":\"2026-03-01T12:00:00Z\"}");

    /** Every key may ask which environment it belongs to. */
    private static final Set<String> FOR_EVERY_KEY = Set.of("GET /api/v1/environment");

    private final World world;
    private final RequestMappingHandlerMapping mappings;

    EndpointTest(World world, @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        this.world = world;
        this.mappings = mappings;
    }

    private record Endpoint(String method, String pattern) {

        boolean namesSomething() {
            return pattern.contains("{");
        }

        String text() {
            return method + " " + pattern;
        }
    }

    @Test
    void what_belongs_to_another_organization_is_not_there() {
        World.Tenancy own = world.organization();
        Api stranger = world.organization().test();

        for (Endpoint endpoint : endpoints()) {
            for (String path : paths(endpoint, own.test())) {
                Api.Answer answer = call(stranger, endpoint, path);
                assertNotFound(endpoint, answer);
            }
        }
    }

    /** Whoever may open the widget may say what for, and ask what came of it. */
    @Test
    void a_key_for_connect_sessions_alone_opens_limits_and_reads_them() {
        World.Tenancy tenancy = world.organization();
        String slug = world.connector(tenancy.test());
        String connection = world.connection(tenancy.test(), slug);
        Api opener = world.api(tenancy.organization().test(), Set.of(Permission.CONNECT_SESSIONS_WRITE));

        for (String asked : List.of("\"connectors\":[\"" + slug + "\"]", "\"connection_id\":\"" + connection + "\"")) {
            Api.Answer made = opener.post("/api/v1/connect-sessions", "{\"tenant\":{\"id\":\"acme\"}," + asked + "}");
            assertThat(made.status()).as(made.toString()).isEqualTo(201);
            Api.Answer read = opener.get(
                    "/api/v1/connect-sessions/" + made.json().path("id").asString());
            assertThat(read.json().path("status").asString())
                    .as(read.toString())
                    .isEqualTo("pending");
        }
        assertThat(opener.get("/api/v1/connections/" + connection).status()).isEqualTo(403);
    }

    @Test
    void what_belongs_to_test_is_not_there_for_a_live_key() {
        World.Tenancy own = world.organization();

        for (Endpoint endpoint : endpoints()) {
            if (endpoint.pattern().startsWith("/api/v1/connectors/")) {
                continue; // Connectors are the organization's; an environment has only its own clients for them.
            }
            for (String path : paths(endpoint, own.test())) {
                assertNotFound(endpoint, call(own.live(), endpoint, path));
            }
        }
    }

    @Test
    void what_never_was_is_not_there() {
        Api own = world.organization().test();

        for (Endpoint endpoint : endpoints()) {
            for (String name : List.of(
                    "nothing", "conn_01arz3ndektsv4rrffq69g5fav", "cs_01arz3ndektsv4rrffq69g5fav", "%2e%2e", "a%20b")) {
                if (endpoint.namesSomething()) {
                    String path =
                            endpoint.pattern().replaceFirst("\\{[^}]+}", name).replaceAll("\\{[^}]+}", "x");
                    Api.Answer answer = call(own, endpoint, path);
                    assertThat(answer.status())
                            .as(endpoint.text() + " " + answer)
                            .isIn(404, 400);
                }
            }
        }
    }

    @Test
    void lists_of_another_organization_and_of_live_stay_empty() {
        World.Tenancy own = world.organization();
        world.connection(own.test(), world.connector(own.test()));

        assertThat(own.live().get("/api/v1/connections").json().path("data")).isEmpty();
        assertThat(own.live().get("/api/v1/connections?tenant=acme").json().path("data"))
                .isEmpty();
        Api stranger = world.organization().test();
        assertThat(stranger.get("/api/v1/connections").json().path("data")).isEmpty();
        assertThat(stranger.get("/api/v1/connections?tenant=acme").json().path("data"))
                .isEmpty();
    }

    @Test
    void without_a_good_key_there_is_nothing_but_401() {
        World.Tenancy own = world.organization();
        List<Api> callers = List.of(
                world.nobody(),
                world.withKey("pb_test_" + "x".repeat(43)),
                world.withKey("pb_live_"),
                world.withKey("x"),
                world.withKey("x".repeat(5000)));

        for (Endpoint endpoint : endpoints()) {
            for (String path : paths(endpoint, own.test())) {
                for (Api caller : callers) {
                    Api.Answer answer = call(caller, endpoint, path);
                    assertThat(answer.status())
                            .as(endpoint.text() + " " + answer)
                            .isEqualTo(401);
                    assertThat(answer.type()).startsWith("application/problem+json");
                    assertThat(answer.json().path("code").asString()).isEqualTo("api_key_unknown");
                    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
                }
            }
        }
    }

    @Test
    void a_key_without_the_permission_is_told_which_one_is_missing() {
        World.Tenancy own = world.organization();

        for (Endpoint endpoint : endpoints()) {
            Permission useless = endpoint.pattern().startsWith("/api/v1/environment")
                    ? Permission.CONNECTIONS_READ
                    : Permission.SETTINGS_WRITE;
            Api caller = world.api(own.organization().test(), Set.of(useless));
            for (String path : paths(endpoint, own.test())) {
                Api.Answer answer = call(caller, endpoint, path);
                if (FOR_EVERY_KEY.contains(endpoint.text())) {
                    assertThat(answer.status()).as(endpoint.text()).isEqualTo(200);
                } else {
                    assertThat(answer.status())
                            .as(endpoint.text() + " " + answer)
                            .isEqualTo(403);
                    assertThat(answer.json().path("code").asString()).isEqualTo("permission_missing");
                }
            }
        }
    }

    private static void assertNotFound(Endpoint endpoint, Api.Answer answer) {
        if (endpoint.namesSomething()) {
            assertThat(answer.status()).as(endpoint.text() + " " + answer).isEqualTo(404);
            assertThat(answer.type()).startsWith("application/problem+json");
            assertThat(answer.json().path("code").asString()).isEqualTo("not_found");
        }
    }

    private List<Endpoint> endpoints() {
        List<Endpoint> endpoints = new ArrayList<>();
        for (Map.Entry<RequestMappingInfo, HandlerMethod> mapping :
                mappings.getHandlerMethods().entrySet()) {
            Class<?> type = mapping.getValue().getBeanType();
            boolean ofApi = type.getPackageName().equals("dev.patchbay.api")
                    && !Set.of(NoSuchPath.class, Refusals.class).contains(type);
            if (ofApi) {
                Set<RequestMethod> methods =
                        mapping.getKey().getMethodsCondition().getMethods();
                assertThat(methods).as(mapping.getKey().toString()).isNotEmpty();
                methods.forEach(method -> mapping.getKey()
                        .getPatternValues()
                        .forEach(pattern -> endpoints.add(new Endpoint(method.name(), pattern))));
            }
        }
        assertThat(endpoints).hasSizeGreaterThan(15);
        return endpoints;
    }

    /** The endpoint with names of things that its owner has; each way to name them. */
    private List<String> paths(Endpoint endpoint, Api owner) {
        String pattern = endpoint.pattern();
        if (!endpoint.namesSomething()) {
            return List.of(pattern);
        }
        if (pattern.startsWith("/api/v1/connections/{id}")) {
            String id = world.connection(owner, world.connector(owner));
            return List.of(pattern.replace("{id}", id).replace("{name}", "list"));
        }
        if (pattern.startsWith("/api/v1/connect-sessions/{id}")) {
            return List.of(pattern.replace("{id}", world.session(owner)));
        }
        if (pattern.startsWith("/api/v1/connectors/{slug}")) {
            String slug = world.connector(owner);
            String id =
                    owner.get("/api/v1/connectors/" + slug).json().path("id").asString();
            return List.of(pattern.replace("{slug}", slug), pattern.replace("{slug}", id));
        }
        if (pattern.startsWith("/api/v1/webhook-endpoints/{id}")) {
            String id = world.webhookEndpoint(owner, "http://localhost:1/hooks");
            String delivery = owner.post("/api/v1/webhook-endpoints/" + id + "/test", "{}")
                    .json()
                    .path("id")
                    .asString();
            return List.of(pattern.replace("{id}", id).replace("{delivery}", delivery));
        }
        if (pattern.startsWith("/api/v1/tenants/{external_id}")) {
            String tenant = "tenant-" + UUID.randomUUID();
            owner.post("/api/v1/connect-sessions", "{\"tenant\":{\"id\":\"" + tenant + "\"}}");
            return List.of(pattern.replace("{external_id}", tenant));
        }
        if (pattern.startsWith("/api/v1/catalog/{slug}")) {
            // The catalog is nobody's: an app that it lacks is not there for anybody.
            return List.of(pattern.replace("{slug}", "acme"));
        }
        throw new AssertionError("Say here whose things " + endpoint.text() + " names");
    }

    private static Api.Answer call(Api api, Endpoint endpoint, String path) {
        return switch (endpoint.method()) {
            case "GET" -> api.get(path);
            case "DELETE" -> api.delete(path);
            default ->
                api.send(
                        endpoint.method(),
                        path,
                        BODIES.getOrDefault(endpoint.text(), "{}").getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        "application/json");
        };
    }
}
