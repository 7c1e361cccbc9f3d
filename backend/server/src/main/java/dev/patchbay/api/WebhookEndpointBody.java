package dev.patchbay.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.patchbay.webhook.WebhookEndpoint;
import dev.patchbay.webhook.WebhookEndpoints;
import dev.patchbay.webhook.WebhookType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A receiver as the API shows it.
 *
 * @param types what it is told; empty means everything
 * @param disabledReason {@code gone} when it answered 410
 * @param formerSecretUntil until when messages are signed with the secret before the last rotation too
 * @param secret only in the answer that makes it
 */
public record WebhookEndpointBody(
        String id,
        String url,
        String description,
        List<String> types,
        boolean enabled,
        @Nullable String disabledReason,
        HealthBody health,
        @Nullable Instant formerSecretUntil,
        Instant createdAt,
        Instant updatedAt,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret) {

    /** @param status {@code unused}, {@code working}, {@code failing} or {@code disabled} */
    public record HealthBody(
            String status,
            @Nullable Instant lastDeliveredAt,
            @Nullable Instant lastFailedAt,
            @Nullable String lastError,
            @Nullable Instant failingSince) {}

    static WebhookEndpointBody of(WebhookEndpoint endpoint) {
        return of(endpoint, null);
    }

    static WebhookEndpointBody of(WebhookEndpoints.WithSecret made) {
        return of(made.endpoint(), made.secret().value());
    }

    private static WebhookEndpointBody of(WebhookEndpoint endpoint, @Nullable String secret) {
        WebhookEndpoint.Health health = endpoint.health();
        return new WebhookEndpointBody(
                endpoint.id().text(),
                endpoint.url(),
                endpoint.description(),
                endpoint.types().stream().map(WebhookType::text).toList(),
                endpoint.enabled(),
                endpoint.disabledReason(),
                new HealthBody(
                        endpoint.state().name().toLowerCase(Locale.ROOT),
                        health.lastDeliveredAt(),
                        health.lastFailedAt(),
                        health.lastError(),
                        health.failingSince()),
                endpoint.formerSecretUntil(),
                endpoint.createdAt(),
                endpoint.updatedAt(),
                secret);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "WebhookEndpointBody[" + id + "]";
    }
}
