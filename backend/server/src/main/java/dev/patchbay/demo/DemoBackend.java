package dev.patchbay.demo;

import dev.patchbay.id.ConnectionId;
import dev.patchbay.sandbox.InSandbox;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The backend of the SaaS that the demo plays. It would know from its own session which tenant is asking. */
@InSandbox
@RestController
class DemoBackend {

    private final PatchbayClient patchbay;
    private final DemoAddress address;

    DemoBackend(PatchbayClient patchbay, DemoAddress address) {
        this.patchbay = patchbay;
        this.address = address;
    }

    /** What the API answered, with its secrets covered. */
    record Shown(int status, JsonNode body) {}

    /** The token with which this tenant's person opens the widget in this page. */
    @PostMapping(path = "/demo/connect-session", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<String> connectSession(@RequestParam String tenant) {
        return DemoTenant.byId(tenant)
                .map(known -> patchbay.post("/connect-sessions", session(known)))
                .map(DemoBackend::token)
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    /** The connections that this tenant has already. */
    @GetMapping("/demo/connections")
    ResponseEntity<JsonNode> connections(@RequestParam String tenant) {
        return DemoTenant.byId(tenant)
                .map(known -> patchbay.get("/connections?tenant=" + known.id()))
                .map(answer -> ResponseEntity.status(answer.status()).body(answer.body()))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    /** What the backend gets when it asks for a connection's credentials. */
    @PostMapping("/demo/credentials")
    ResponseEntity<Shown> credentials(@RequestParam String connection) {
        return ConnectionId.parse(connection)
                .map(id -> patchbay.get("/connections/" + id.text() + "/credentials"))
                .map(answer -> ResponseEntity.ok(new Shown(answer.status(), Masked.of(answer.body()))))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    /** The test key, for who wants to run the line in a terminal. Read by this page alone: no other origin may. */
    @PostMapping(path = "/demo/api-key", produces = MediaType.TEXT_PLAIN_VALUE)
    String apiKey() {
        return patchbay.apiKey();
    }

    private Map<String, Object> session(DemoTenant tenant) {
        return Map.of(
                "tenant", Map.of("id", tenant.id(), "name", tenant.title()),
                "end_user", Map.of("id", tenant.email(), "email", tenant.email(), "name", tenant.person()),
                "allowed_origins", List.of(address.origin()));
    }

    private static ResponseEntity<String> token(PatchbayClient.Answer answer) {
        return answer.isGood()
                ? ResponseEntity.ok(answer.body().path("token").asString(""))
                : ResponseEntity.status(HttpStatus.BAD_GATEWAY)
                        .body(answer.body().path("detail").asString("The API answered " + answer.status() + "."));
    }
}
