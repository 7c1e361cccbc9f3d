package dev.patchbay.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.api.Api;
import dev.patchbay.api.World;
import dev.patchbay.authorization.Attempt;
import dev.patchbay.authorization.Attempts;
import dev.patchbay.authorization.DeviceCode;
import dev.patchbay.authorization.DeviceFlow;
import dev.patchbay.authorization.PublicUrl;
import dev.patchbay.connect.ConnectSessions;
import dev.patchbay.connect.NewConnectSession;
import dev.patchbay.connect.WidgetScope;
import dev.patchbay.connection.Connection;
import dev.patchbay.connection.ConnectionProblems.CredentialsRefused;
import dev.patchbay.connection.Connections;
import dev.patchbay.connector.Connectors;
import dev.patchbay.gateway.Purpose;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.organization.Scope;
import dev.patchbay.testing.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An organization with a connector for the sandbox, the sandbox's switches, and a person who connects. */
final class Stage {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> WITHOUT_AN_END = Set.of("timeout", "drip");
    private static final int SECONDS_WITHOUT_ANSWER = 3;

    private final Parts parts;
    private final Api sandbox;
    private final Scope scope;
    final Api backend;
    private final String receiver;
    private @Nullable WidgetScope widget;
    private Attempts.@Nullable Offer offer;

    /** What a stage is made of. */
    @Lazy
    record Parts(
            World world,
            ConnectSessions sessions,
            Connectors connectors,
            Connections connections,
            Attempts attempts,
            DeviceFlow devices,
            Patience patience,
            PublicUrl url,
            TestClock clock) {}

    Stage(Parts parts) {
        this.parts = parts;
        this.sandbox = parts.world().nobody();
        World.Tenancy tenancy = parts.world().organization();
        this.scope = tenancy.organization().test();
        this.backend = tenancy.test();
        this.receiver = receiver();
        everythingWorks();
        sandbox.delete("/sandbox/stats");
    }

    /** Where webhooks would go: they are queued, and stay so. */
    private String receiver() {
        Api.Answer made = backend.post(
                "/api/v1/webhook-endpoints",
                "{\"url\":\"%s\"}".formatted(parts.url().of("/sandbox/webhooks")));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return "/api/v1/webhook-endpoints/" + made.json().path("id").asString() + "/deliveries";
    }

    void everythingWorks() {
        sandbox.delete("/sandbox/faults");
        sandbox.delete("/sandbox/behaviours");
        parts.patience().regain();
    }

    /** The next calls there fail so. */
    void fault(String point, String kind) {
        if (WITHOUT_AN_END.contains(kind)) {
            parts.patience()
                    .loseFor(
                            switch (point) {
                                case "api" -> Purpose.VERIFICATION;
                                case "revoke" -> Purpose.REVOCATION;
                                default -> Purpose.TOKEN;
                            });
        }
        Api.Answer set = sandbox.post(
                "/sandbox/faults",
                "{\"endpoint\":\"%s\",\"fault\":\"%s\",\"times\":9,\"seconds\":%d}"
                        .formatted(point, kind, SECONDS_WITHOUT_ANSWER));
        assertThat(set.status()).as(set.toString()).isEqualTo(201);
    }

    void behave(String... behaviours) {
        for (String behaviour : behaviours) {
            Api.Answer set = sandbox.post("/sandbox/behaviours", "{\"behaviour\":\"%s\"}".formatted(behaviour));
            assertThat(set.status()).as(set.toString()).isEqualTo(201);
        }
    }

    int calls(String point) {
        return sandbox.get("/sandbox/stats").json().path(point).asInt();
    }

    String sandboxUrl(String path) {
        return parts.url().of("/sandbox" + path);
    }

    TestClock clock() {
        return parts.clock();
    }

    /** A connector as the sandbox's own specification has it: OAuth 2.0, and an API key. */
    ObjectNode connector() {
        return (ObjectNode) JSON.readTree("""
            {"name":"Sandbox","slug":"sandbox","base_url":"%1$s/api",
             "auth_methods":[
              {"type":"oauth2","default":true,"authorization_url":"%1$s/oauth2/authorize","token_url":"%1$s/oauth2/token",
               "revocation_url":"%1$s/oauth2/revoke","issuer":"%1$s",
               "scopes":["profile","contacts.read","offline_access"]},
              {"type":"api_key","in":"header","name":"X-API-Key"}],
             "verification":{"path":"/me","account":{"id":"/id","name":"/name","email":"/email"},"expect":[{"at":"/id"}]}}\
            """.formatted(sandboxUrl("")));
    }

    static ObjectNode oauth2(ObjectNode connector) {
        return (ObjectNode) connector.path("auth_methods").path(0);
    }

    /** What else the OAuth 2.0 method of a connector says. */
    static ObjectNode with(ObjectNode connector, String oauth2) {
        JSON.readTree(oauth2).properties().forEach(p -> oauth2(connector).set(p.getKey(), p.getValue()));
        return connector;
    }

    /** Enters the connector, and registers its client at the sandbox. */
    void create(ObjectNode connector) {
        Api.Answer made = backend.post("/api/v1/connectors", connector.toString());
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        registerClient("{}");
    }

    /** Registers another client at the sandbox, and enters it at the connector. */
    JsonNode registerClient(String how) {
        ObjectNode wanted = (ObjectNode) JSON.readTree(how);
        wanted.put("name", "Acme").put("redirect_uri", redirectUri());
        JsonNode client = sandbox.post("/sandbox/clients", wanted.toString()).json();
        enterClient(
                client.path("client_id").asString(),
                client.path("client_secret").asString(""));
        return client;
    }

    void enterClient(String id, String secret) {
        ObjectNode connector =
                (ObjectNode) backend.get("/api/v1/connectors/sandbox").json();
        ObjectNode change = JSON.createObjectNode();
        ObjectNode method = (ObjectNode) connector.path("auth_methods").path(0);
        method.put("client_id", id);
        if (secret.isEmpty()) {
            method.putNull("client_secret");
        } else {
            method.put("client_secret", secret);
        }
        change.set("auth_methods", connector.path("auth_methods"));
        Api.Answer changed = backend.patch("/api/v1/connectors/sandbox", change.toString());
        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
    }

    private String redirectUri() {
        return parts.url().redirectUri(parts.connectors().get(scope, "sandbox").id());
    }

    /** A person goes the whole way by OAuth 2.0. */
    Attempt connect() {
        return connect(Map.of());
    }

    /** As {@link #connect()}, filling in fields first. */
    Attempt connect(Map<String, String> fields) {
        begin("oauth2");
        if (!fields.isEmpty()) {
            parts.attempts().enter(opened(), offered().id(), fields);
        }
        new Popup(parts.world().nobody()).go(offered());
        return attempt();
    }

    /** A person pastes an API key of the sandbox. */
    Attempt paste(String apiKey) {
        return submit("api_key", Map.of("api_key", apiKey));
    }

    Attempt submit(String method, Map<String, String> fields) {
        begin(method);
        try {
            parts.attempts().submit(opened(), offered().id(), fields);
        } catch (CredentialsRefused e) {
            // The attempt says why.
        }
        return attempt();
    }

    /** A person is shown a code to enter in the app. */
    DeviceCode askForCode() {
        begin("oauth2");
        return parts.devices().begin(opened(), offered().id());
    }

    CodeEntry codeEntry() {
        return new CodeEntry(parts.world().nobody());
    }

    /** Time goes by, and the widget asks what has become of the code. */
    Attempt pollAfter(Duration time) {
        clock().advance(time);
        parts.devices().poll(opened(), offered().id());
        return attempt();
    }

    private void begin(String method) {
        String token = parts.sessions()
                .create(scope, NewConnectSession.of("acme", "Acme"))
                .token();
        widget = parts.sessions().open(token, "http://localhost:3000").scope();
        offer = parts.attempts().offer(opened(), "sandbox", method, null);
    }

    Attempts.Offer offered() {
        return Objects.requireNonNull(offer);
    }

    WidgetScope opened() {
        return Objects.requireNonNull(widget);
    }

    Attempt attempt() {
        return parts.attempts().get(opened(), offered().id());
    }

    ConnectionId connected() {
        Attempt attempt = attempt();
        assertThat(attempt.phase()).as(String.valueOf(attempt.failure())).isEqualTo(Attempt.Phase.SUCCEEDED);
        return Objects.requireNonNull(attempt.connection());
    }

    Connection connection(ConnectionId id) {
        return parts.connections().get(scope, id);
    }

    long connectionsMade() {
        return backend.get("/api/v1/connections").json().path("data").size();
    }

    /** The types of the webhooks about a connection, in order. */
    List<String> webhooks(ConnectionId id) {
        return about(id).map(body -> body.path("type").asString()).toList();
    }

    /** What the last webhook about a connection says. */
    JsonNode lastWebhook(ConnectionId id) {
        return about(id).toList().getLast();
    }

    private Stream<JsonNode> about(ConnectionId id) {
        return queued().stream()
                .filter(body -> body.path("type").asString("").startsWith("connection."))
                .filter(body -> body.path("data")
                        .path("connection")
                        .path("id")
                        .asString("")
                        .equals(id.text()));
    }

    /** The webhooks about connect sessions: the type, and the error where there is one. */
    List<String> sessionWebhooks() {
        return queued().stream()
                .filter(body -> body.path("type").asString("").startsWith("connect_session."))
                .map(body -> (body.path("type").asString() + " "
                                + body.path("data").path("error").asString(""))
                        .strip())
                .toList();
    }

    /** Every body that waits to be sent, oldest first; none holds a secret. */
    private List<JsonNode> queued() {
        List<JsonNode> bodies = new ArrayList<>();
        for (JsonNode delivery : backend.get(receiver + "?limit=100").json().path("data")) {
            Api.Answer whole = backend.get(receiver + "/" + delivery.path("id").asString());
            Sentences.assertTellsNoSecret(whole.text());
            bodies.addFirst(whole.json().path("body"));
        }
        return bodies;
    }
}
