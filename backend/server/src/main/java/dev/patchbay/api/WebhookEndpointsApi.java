package dev.patchbay.api;

import dev.patchbay.id.WebhookEndpointId;
import dev.patchbay.organization.Scope;
import dev.patchbay.page.PageRequest;
import dev.patchbay.problem.NotFound;
import dev.patchbay.webhook.Deliveries;
import dev.patchbay.webhook.EndpointInput;
import dev.patchbay.webhook.WebhookEndpoints;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /webhook-endpoints}: the SaaS's own receivers. */
@RestController
@RequestMapping("/api/v1/webhook-endpoints")
class WebhookEndpointsApi {

    private static final EndpointInput NEW = new EndpointInput("", "", List.of(), true);

    private final WebhookEndpoints endpoints;
    private final Deliveries deliveries;

    WebhookEndpointsApi(WebhookEndpoints endpoints, Deliveries deliveries) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
    }

    @GetMapping
    PageBody<WebhookEndpointBody> list(
            Scope scope,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return PageBody.of(endpoints.list(scope, PageRequest.of(limit, cursor)).map(WebhookEndpointBody::of));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    WebhookEndpointBody create(Scope scope, @RequestBody WebhookRequests.Endpoint body, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return WebhookEndpointBody.of(endpoints.create(scope, body.over(NEW)));
    }

    @GetMapping("/{id}")
    WebhookEndpointBody get(Scope scope, @PathVariable String id) {
        return WebhookEndpointBody.of(endpoints.get(scope, id(id)));
    }

    @PatchMapping("/{id}")
    WebhookEndpointBody edit(Scope scope, @PathVariable String id, @RequestBody WebhookRequests.Endpoint body) {
        EndpointInput before = EndpointInput.of(endpoints.get(scope, id(id)));
        return WebhookEndpointBody.of(endpoints.update(scope, id(id), body.over(before)));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Scope scope, @PathVariable String id) {
        endpoints.delete(scope, id(id));
    }

    @PostMapping("/{id}/rotate-secret")
    WebhookEndpointBody rotateSecret(
            Scope scope,
            @PathVariable String id,
            @RequestBody(required = false) WebhookRequests.@Nullable Rotation body,
            HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        WebhookRequests.Rotation rotation = body == null ? new WebhookRequests.Rotation(null) : body;
        return WebhookEndpointBody.of(
                endpoints.rotateSecret(scope, id(id), rotation.orElse(WebhookEndpoints.USUAL_OVERLAP)));
    }

    /** Sends a message of the type {@code webhook.test}; how it went is in the delivery that is answered. */
    @PostMapping("/{id}/test")
    @ResponseStatus(HttpStatus.CREATED)
    DeliveryBody test(Scope scope, @PathVariable String id) {
        return DeliveryBody.of(deliveries.test(scope, id(id)));
    }

    static WebhookEndpointId id(String text) {
        return WebhookEndpointId.parse(text).orElseThrow(() -> new NotFound("webhook endpoint"));
    }
}
