package dev.patchbay.api;

import dev.patchbay.id.ConnectionId;
import dev.patchbay.id.WebhookDeliveryId;
import dev.patchbay.id.WebhookEndpointId;
import dev.patchbay.organization.Scope;
import dev.patchbay.page.PageRequest;
import dev.patchbay.problem.InvalidInput;
import dev.patchbay.problem.NotFound;
import dev.patchbay.webhook.Deliveries;
import dev.patchbay.webhook.Delivery;
import dev.patchbay.webhook.DeliveryFilter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /webhook-endpoints/{id}/deliveries}: what was sent to a receiver, and what waits to be. */
@RestController
@RequestMapping("/api/v1/webhook-endpoints/{id}")
class DeliveriesApi {

    private final Deliveries deliveries;

    DeliveriesApi(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    /** @param resent how many are on their way again */
    public record ResentBody(int resent) {}

    @GetMapping("/deliveries")
    PageBody<DeliveryBody> list(
            Scope scope,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String connection,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        DeliveryFilter filter = new DeliveryFilter(
                status == null ? null : status(status), type, connection == null ? null : connection(connection));
        return PageBody.of(deliveries
                .list(scope, endpoint(id), filter, PageRequest.of(limit, cursor))
                .map(DeliveryBody::of));
    }

    @GetMapping("/deliveries/{delivery}")
    DeliveryBody get(Scope scope, @PathVariable String id, @PathVariable String delivery) {
        return DeliveryBody.of(deliveries.get(scope, endpoint(id), delivery(delivery)));
    }

    /** Sends it again, with the same body and the same {@code webhook-id}. */
    @PostMapping("/deliveries/{delivery}/resend")
    DeliveryBody resend(Scope scope, @PathVariable String id, @PathVariable String delivery) {
        return DeliveryBody.of(deliveries.resend(scope, endpoint(id), delivery(delivery)));
    }

    /** Sends again what was parked and was made since then. */
    @PostMapping("/resend-failed")
    ResentBody resendFailed(Scope scope, @PathVariable String id, @RequestBody WebhookRequests.Resend body) {
        String since = body.since();
        if (since == null) {
            throw new InvalidInput("since", "required", "Say since when: 2026-03-01T12:00:00Z.");
        }
        return new ResentBody(deliveries.resendFailed(scope, endpoint(id), Inputs.instant("since", since)));
    }

    private static WebhookEndpointId endpoint(String text) {
        return WebhookEndpointsApi.id(text);
    }

    private static WebhookDeliveryId delivery(String text) {
        return WebhookDeliveryId.parse(text).orElseThrow(() -> new NotFound("webhook delivery"));
    }

    private static ConnectionId connection(String text) {
        return ConnectionId.parse(text)
                .orElseThrow(() -> new InvalidInput("connection", "id", "Use an id such as conn_01…"));
    }

    private static Delivery.Status status(String text) {
        return Arrays.stream(Delivery.Status.values())
                .filter(status -> status.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("status", "enum", "Use pending, delivered or parked."));
    }
}
