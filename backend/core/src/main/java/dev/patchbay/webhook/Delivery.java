package dev.patchbay.webhook;

import dev.patchbay.id.WebhookDeliveryId;
import dev.patchbay.id.WebhookEndpointId;
import dev.patchbay.id.WebhookMessageId;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message for one endpoint.
 *
 * @param lane what it is ordered within: the connection, or else what the message is about
 * @param attempts how often it was sent in all
 * @param tries how often since it was last wanted
 * @param wantedSince when it was made, or last asked for again
 * @param lastStatus the HTTP status of the last attempt, when there was an answer
 * @param parkedFor why it is no longer tried, when that is so
 * @param dueAt when it is tried next; null while it waits for an earlier one, or is done
 */
public record Delivery(
        WebhookDeliveryId id,
        WebhookEndpointId endpoint,
        WebhookMessageId message,
        UUID lane,
        WebhookType type,
        Status status,
        int attempts,
        int tries,
        Instant wantedSince,
        @Nullable Integer lastStatus,
        @Nullable String lastError,
        @Nullable String parkedFor,
        @Nullable Instant dueAt,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    public enum Status {
        PENDING,
        DELIVERED,
        /** Given up; a person can send it again. */
        PARKED;

        /** As the API writes it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
