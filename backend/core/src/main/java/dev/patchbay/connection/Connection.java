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

    /**
     * Its credentials were refreshed. A pending connection stays pending: the SaaS has the word.
     *
     * @param granted the scopes of the new tokens; empty when the app did not say, and then the former go on
     */
    Connection refreshed(List<String> granted, Instant now) {
        List<String> scopes = granted.isEmpty() ? grantedScopes : granted;
        return switch (status) {
            case ACTIVE, PENDING, DISABLED ->
                scopes.equals(grantedScopes)
                        ? this
                        : with(status, statusReason, deadline, account, requiredScopes, scopes, lastVerifiedAt, now);
            case DEGRADED, NEEDS_REAUTH ->
                with(ConnectionStatus.ACTIVE, null, null, account, requiredScopes, scopes, lastVerifiedAt, now);
        };
    }

    /**
     * The app accepted its credentials in a real call. That mends what an earlier such call found, and nothing else: an access token
     * that still works says nothing of a refresh token that does not.
     */
    Connection proven(Account told, boolean called, Instant now) {
        Account known = account.and(told);
        Instant verified = called ? now : lastVerifiedAt;
        boolean failed = status == ConnectionStatus.DEGRADED || status == ConnectionStatus.NEEDS_REAUTH;
        if (failed && StatusReason.isOfVerification(statusReason)) {
            return with(ConnectionStatus.ACTIVE, null, null, known, requiredScopes, grantedScopes, verified, now);
        }
        Instant updated = known.equals(account) ? updatedAt : now;
        return with(status, statusReason, deadline, known, requiredScopes, grantedScopes, verified, updated);
    }

    /**
     * A passing fault. What already waits for its person stays so. However long it lasts it proves nothing against the credentials,
     * and asks nobody to enter them again.
     */
    Connection degraded(String reason, Instant now) {
        return switch (status) {
            case ACTIVE -> as(ConnectionStatus.DEGRADED, reason, now.plus(PATIENCE), now);
            case DEGRADED -> as(ConnectionStatus.DEGRADED, reason, deadline, now);
            case PENDING, NEEDS_REAUTH, DISABLED -> this;
        };
    }

    /**
     * The app proved that the credentials will not work again. A pending connection stays pending: once it had left that
     * status, a recovery would switch it on without the SaaS's word.
     */
    Connection needsReauth(String reason, Instant now) {
        return switch (status) {
            case ACTIVE, DEGRADED, NEEDS_REAUTH -> as(ConnectionStatus.NEEDS_REAUTH, reason, null, now);
            case PENDING, DISABLED -> this;
        };
    }

    /** The SaaS's backend confirmed it. */
    Connection confirmed(Instant now) {
        return switch (status) {
            case PENDING -> as(ConnectionStatus.ACTIVE, null, null, now);
            case ACTIVE, DEGRADED, NEEDS_REAUTH, DISABLED -> this;
        };
    }

    /** The SaaS switched it off. Reason and deadline stay, so that it can be switched on as it was. */
    Connection disabled(Instant now) {
        return switch (status) {
            case ACTIVE, DEGRADED, NEEDS_REAUTH -> as(ConnectionStatus.DISABLED, statusReason, deadline, now);
            case PENDING -> as(ConnectionStatus.DISABLED, StatusReason.AWAITS_CONFIRMATION, null, now);
            case DISABLED -> this;
        };
    }

    /** The SaaS switched it on again: it is what it was, as far as nothing mended it meanwhile. */
    Connection enabled(Instant now) {
        return switch (status) {
            case DISABLED -> {
                if (statusReason == null) {
                    yield as(ConnectionStatus.ACTIVE, null, null, now);
                }
                if (statusReason.equals(StatusReason.AWAITS_CONFIRMATION)) {
                    yield as(ConnectionStatus.PENDING, null, null, now);
                }
                yield deadline == null
                        ? as(ConnectionStatus.NEEDS_REAUTH, statusReason, null, now)
                        : as(ConnectionStatus.DEGRADED, statusReason, deadline, now);
            }
            case PENDING, ACTIVE, DEGRADED, NEEDS_REAUTH -> this;
        };
    }

    /** Its connector asks for other scopes by now. */
    Connection requiring(List<String> scopes, Instant now) {
        return with(status, statusReason, deadline, account, scopes, grantedScopes, lastVerifiedAt, now);
    }

    /** Whether anybody who looks at it sees something else, its status aside. */
    boolean looksUnlike(Connection other) {
        return !account.equals(other.account)
                || !label.equals(other.label)
                || !Set.copyOf(grantedScopes).equals(Set.copyOf(other.grantedScopes))
                || !Set.copyOf(requiredScopes).equals(Set.copyOf(other.requiredScopes));
    }

    private Connection as(
            ConnectionStatus newStatus, @Nullable String reason, @Nullable Instant newDeadline, Instant now) {
        return with(newStatus, reason, newDeadline, account, requiredScopes, grantedScopes, lastVerifiedAt, now);
    }

    private Connection with(
            ConnectionStatus newStatus,
            @Nullable String reason,
            @Nullable Instant newDeadline,
            Account newAccount,
            List<String> required,
            List<String> granted,
            @Nullable Instant verified,
            Instant now) {
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
                newAccount,
                newStatus,
                reason,
                newDeadline,
                required,
                granted,
                tags,
                values,
                credentialsExpireAt,
                createdAt,
                now,
                lastUsedAt,
                verified);
    }
}
