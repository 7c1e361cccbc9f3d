package dev.patchbay.connect;

import dev.patchbay.id.ConnectSessionId;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.id.EnvironmentId;
import dev.patchbay.id.OrganizationId;
import dev.patchbay.id.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A short-lived, single-use permission for one tenant's end user to open the widget.
 *
 * @param connectors slugs that it is limited to; empty means all
 * @param connection the connection to re-authorize, when that is all it is for
 * @param allowAccountChange whether that may be with another account than before
 * @param scopes what is asked for instead of a connector's own scopes, by slug
 * @param allowedOrigins origins that may embed it; empty means those of the environment
 * @param openerOrigin the origin of the page that opened it
 * @param keyExpiresAt when the opened widget ends
 */
public record ConnectSession(
        ConnectSessionId id,
        OrganizationId organization,
        EnvironmentId environment,
        TenantId tenant,
        @Nullable EndUser endUser,
        List<String> connectors,
        @Nullable ConnectionId connection,
        boolean allowAccountChange,
        Map<String, ScopeChoice> scopes,
        List<String> allowedOrigins,
        @Nullable String returnUrl,
        @Nullable String locale,
        Map<String, String> theme,
        Map<String, String> tags,
        Completion completion,
        Status status,
        Instant createdAt,
        Instant expiresAt,
        @Nullable String openerOrigin,
        @Nullable Instant keyExpiresAt,
        @Nullable Instant completedAt) {

    /** Who says that a connection counts. */
    public enum Completion {
        WIDGET,
        /** It waits as {@code pending} until the SaaS's backend confirms it. */
        HOST
    }

    public enum Status {
        PENDING,
        OPEN,
        COMPLETED,
        EXPIRED
    }

    /** The status as of now: time passes without anyone writing it down. */
    public Status statusAt(Instant now) {
        return switch (status) {
            case PENDING -> now.isBefore(expiresAt) ? Status.PENDING : Status.EXPIRED;
            case OPEN -> keyExpiresAt != null && now.isBefore(keyExpiresAt) ? Status.OPEN : Status.EXPIRED;
            case COMPLETED -> Status.COMPLETED;
            case EXPIRED -> Status.EXPIRED;
        };
    }
}
