package dev.patchbay.connection;

import dev.patchbay.connection.Credentials.OAuth2Tokens;
import dev.patchbay.organization.Actor;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes what a refresh came to, ends its lease, and tells what that made of the connection, all at once or not at all. */
@Component
class RefreshConclusions {

    private static final Actor REFRESH = new Actor.OfSystem("refresh");

    private final ConnectionTable table;
    private final RefreshLeases leases;
    private final ConnectionChanges changes;
    private final Clock clock;

    RefreshConclusions(ConnectionTable table, RefreshLeases leases, ConnectionChanges changes, Clock clock) {
        this.table = table;
        this.leases = leases;
        this.changes = changes;
        this.clock = clock;
    }

    /** @return false when the lease was lost, or newer credentials came meanwhile; nothing is changed then */
    @Transactional
    boolean succeed(StoredCredentials held, UUID owner, byte[] sealed, Credentials kept) {
        Instant end = kept instanceof Credentials.Ending ending ? ending.expiresAt() : null;
        List<String> granted = kept instanceof OAuth2Tokens tokens ? tokens.scopes() : List.of();
        return conclude(
                held,
                c -> c.refreshed(granted, clock.instant()),
                after -> leases.succeed(held, owner, sealed, end, after, NextVisit.ofCredentials(held.id(), kept)));
    }

    /** As {@link #succeed}, without new credentials. */
    @Transactional
    boolean fail(
            StoredCredentials held, UUID owner, @Nullable Instant notBefore, UnaryOperator<Connection> transition) {
        return conclude(held, transition, after -> leases.fail(held, owner, after, notBefore, nextTry(after)));
    }

    /** A lost cause, or one that the SaaS switched off meanwhile, is left alone. */
    private @Nullable Instant nextTry(Connection after) {
        return switch (after.status()) {
            case NEEDS_REAUTH, DISABLED -> null;
            case PENDING, ACTIVE, DEGRADED -> NextVisit.afterFault(after, clock.instant());
        };
    }

    private interface Write {
        boolean of(Connection after);
    }

    /** The state is that of the row, not of what was read before the app was asked: others may have changed it meanwhile. */
    private boolean conclude(StoredCredentials held, UnaryOperator<Connection> transition, Write write) {
        StoredCredentials now =
                table.lock(held.connection().environment(), held.id()).orElse(null);
        if (now == null) {
            return false;
        }
        Connection after = transition.apply(now.connection());
        boolean written = write.of(after);
        if (written) {
            changes.tellDifference(now.connection(), after, REFRESH);
        }
        return written;
    }
}
