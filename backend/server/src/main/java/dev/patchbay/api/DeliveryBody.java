package dev.patchbay.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.patchbay.webhook.Deliveries;
import dev.patchbay.webhook.Delivery;
import dev.patchbay.webhook.DeliveryAttempt;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One message for one endpoint.
 *
 * @param messageId what the receiver sees as {@code webhook-id}, the same at every attempt
 * @param status {@code pending}, {@code delivered} or {@code parked}
 * @param parkedReason why it is no longer tried
 * @param nextAttemptAt null while it waits for an earlier one of its connection, or is done
 * @param body what is sent; only where one delivery is asked for
 * @param attempts newest first; only where one delivery is asked for
 */
public record DeliveryBody(
        String id,
        String messageId,
        String type,
        String status,
        int attemptCount,
        @Nullable Integer lastStatus,
        @Nullable String lastError,
        @Nullable String parkedReason,
        @Nullable Instant nextAttemptAt,
        Instant createdAt,
        @Nullable Instant finishedAt,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JsonNode body,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<AttemptBody> attempts) {

    /**
     * One time that it was sent.
     *
     * @param status the receiver's HTTP status
     * @param answer the beginning of the receiver's answer, what looks like a secret masked
     */
    public record AttemptBody(
            int number,
            Instant at,
            long durationMs,
            @Nullable Integer status,
            @Nullable String error,
            @Nullable String message,
            @Nullable String answer) {

        static AttemptBody of(DeliveryAttempt attempt) {
            return new AttemptBody(
                    attempt.number(),
                    attempt.at(),
                    attempt.millis(),
                    attempt.status(),
                    attempt.error(),
                    attempt.message(),
                    attempt.answer());
        }
    }

    static DeliveryBody of(Delivery delivery) {
        return of(delivery, null, null);
    }

    static DeliveryBody of(Deliveries.Detail detail) {
        return of(
                detail.delivery(),
                ApiJson.MAPPER.readTree(detail.body()),
                detail.attempts().stream().map(AttemptBody::of).toList());
    }

    private static DeliveryBody of(Delivery delivery, @Nullable JsonNode body, @Nullable List<AttemptBody> attempts) {
        return new DeliveryBody(
                delivery.id().text(),
                delivery.message().text(),
                delivery.type().text(),
                delivery.status().text(),
                delivery.attempts(),
                delivery.lastStatus(),
                delivery.lastError(),
                delivery.parkedFor(),
                delivery.dueAt(),
                delivery.createdAt(),
                delivery.finishedAt(),
                body,
                attempts);
    }
}
