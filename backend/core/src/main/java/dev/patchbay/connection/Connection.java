package dev.patchbay.connection;

import dev.patchbay.connect.EndUser;
import dev.patchbay.id.ConnectSessionId;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.id.ConnectorId;
import dev.patchbay.id.EnvironmentId;
import dev.patchbay.id.OrganizationId;
import dev.patchbay.id.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An authenticated instance of a connector, without its credentials. It guards its own transitions; each returns the
 * connection as it is afterwards.
 *
 * @param authMethod the key of the auth method within the connector
 * @param connectSession the session that made it, if one did
 * @param statusReason stable code for the status, e.g. {@code refresh_token_rejected}
 * @param deadline while degraded: until when it is tried again
 * @param values what the person entered or the app told that is no secret, for templates: {@code subdomain}
 * @param credentialsExpireAt when the present credentials end, if they do
 */
public record Connection(
        ConnectionId id,
        OrganizationId organization,
        EnvironmentId environment,
        TenantId tenant,
        ConnectorId connector,
        String authMethod,
        @Nullable ConnectSessionId connectSession,
        @Nullable EndUser endUser,
        String label,
        Account account,
        ConnectionStatus status,
        @Nullable String statusReason,
        @Nullable Instant deadline,
        List<String> requiredScopes,
        List<String> grantedScopes,
        Map<String, String> tags,
        Map<String, String> values,
        @Nullable Instant credentialsExpireAt,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant lastVerifiedAt) {

    /** How long a passing fault is given before it is no longer tried by itself. */
    static final Duration PATIENCE = Duration.ofHours(24);

    /** Requests to the server rather than permissions (OpenID Connect Core 1.0, sections 3.1.2.1 and 11); many never list them. */
    private static final Set<String> NOT_LISTED = Set.of("openid", "offline_access");

    /** What was required and not granted. An app that says nothing of scopes has granted all. */
    public List<String> missingScopes() {
        return grantedScopes.isEmpty()
                ? List.of()
                : requiredScopes.stream()
                        .filter(s -> !grantedScopes.contains(s) && !NOT_LISTED.contains(s))
                        .toList();
    }

    /** Its credentials were refreshed or proven. A pending connection stays pending: the SaaS has the word. */
    Connection recovered(Instant now) {
        return switch (status) {
            case ACTIVE, PENDING, DISABLED -> this;
            case DEGRADED, NEEDS_REAUTH -> with(ConnectionStatus.ACTIVE, null, null, now);
        };
    }

    /**
     * A passing fault. What already waits for its person stays so. However long it lasts it proves nothing against the credentials,
     * and asks nobody to enter them again.
     */
    Connection degraded(String reason, Instant now) {
        return switch (status) {
            case ACTIVE -> with(ConnectionStatus.DEGRADED, reason, now.plus(PATIENCE), now);
            case DEGRADED -> with(ConnectionStatus.DEGRADED, reason, deadline, now);
            case PENDING, NEEDS_REAUTH, DISABLED -> this;
        };
    }

    /**
     * The app proved that the credentials will not work again. A pending connection stays pending: once it had left that
     * status, a recovery would switch it on without the SaaS's word.
     */
    Connection needsReauth(String reason, Instant now) {
        return switch (status) {
            case ACTIVE, DEGRADED, NEEDS_REAUTH -> with(ConnectionStatus.NEEDS_REAUTH, reason, null, now);
            case PENDING, DISABLED -> this;
        };
    }

    /** The SaaS's backend confirmed it. */
    Connection confirmed(Instant now) {
        return switch (status) {
            case PENDING -> with(ConnectionStatus.ACTIVE, null, null, now);
            case ACTIVE, DEGRADED, NEEDS_REAUTH, DISABLED -> this;
        };
    }

    private Connection with(
            ConnectionStatus newStatus, @Nullable String reason, @Nullable Instant newDeadline, Instant now) {
        return new Connection(
                id,
                organization,
                environment,
                tenant,
                connector,
                authMethod,
                connectSession,
                endUser,
                label,
                account,
                newStatus,
                reason,
                newDeadline,
                requiredScopes,
                grantedScopes,
                tags,
                values,
                credentialsExpireAt,
                createdAt,
                now,
                lastUsedAt,
                lastVerifiedAt);
    }
}
