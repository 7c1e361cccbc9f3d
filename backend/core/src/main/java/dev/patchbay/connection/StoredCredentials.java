package dev.patchbay.connection;

import dev.patchbay.id.ConnectionId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A connection with its sealed credentials, as one read of its row gives them.
 *
 * @param version fences writers: each new credential has the next number
 * @param leaseUntil when the refresh now under way, if any, has failed silently
 * @param refreshNotBefore when the next attempt may be made after a passing fault
 * @param dueAt when it is looked after next without being asked
 */
record StoredCredentials(
        Connection connection,
        byte[] sealed,
        long version,
        @Nullable UUID leaseOwner,
        @Nullable Instant leaseUntil,
        @Nullable Instant refreshNotBefore,
        @Nullable Instant dueAt) {

    ConnectionId id() {
        return connection.id();
    }

    boolean isLeased(Instant now) {
        return leaseUntil != null && now.isBefore(leaseUntil);
    }
}
