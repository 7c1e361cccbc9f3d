package dev.patchbay.webhook;

import dev.patchbay.id.EnvironmentId;
import dev.patchbay.id.OrganizationId;
import dev.patchbay.id.WebhookEndpointId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A receiver of the SaaS. Its secret is told only when it is made.
 *
 * @param types what it is told; empty means everything
 * @param disabledReason {@code gone} when it answered so itself; null when a person switched it off, or it is on
 * @param formerSecretUntil until when what is sent is signed with the secret before the last rotation too
 */
public record WebhookEndpoint(
        WebhookEndpointId id,
        OrganizationId organization,
        EnvironmentId environment,
        String url,
        String description,
        List<WebhookType> types,
        boolean enabled,
        @Nullable String disabledReason,
        @Nullable Instant formerSecretUntil,
        Health health,
        String createdBy,
        Instant createdAt,
        Instant updatedAt) {

    /**
     * How deliveries went of late. Times of success are noted at most once a minute.
     *
     * @param failingSince since when nothing arrived; null while the last attempt succeeded
     */
    public record Health(
            @Nullable Instant lastDeliveredAt,
            @Nullable Instant lastFailedAt,
            @Nullable String lastError,
            @Nullable Instant failingSince) {

        static final Health UNKNOWN = new Health(null, null, null, null);
    }

    /** In one word, for lists. */
    public enum State {
        /** Nothing was sent yet. */
        UNUSED,
        WORKING,
        FAILING,
        DISABLED
    }

    public State state() {
        if (!enabled) {
            return State.DISABLED;
        }
        if (health.failingSince() != null) {
            return State.FAILING;
        }
        return health.lastDeliveredAt() == null ? State.UNUSED : State.WORKING;
    }

    /** Its URL without the query, where some receivers want a token: what may be written down about it. */
    String address() {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }

    boolean wants(WebhookType type) {
        return types.isEmpty() || types.contains(type);
    }
}
