package dev.patchbay.connection;

import dev.patchbay.id.ConnectionId;
import dev.patchbay.storage.Columns;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The right to refresh one connection, held by at most one caller over all nodes. It ends by itself, after longer than an
 * HTTP call can take, and every write under it names the credential's version that it began with.
 */
@Repository
class RefreshLeases {

    /** Longer than the gateway's deadline for a call. */
    static final Duration LIFE = Duration.ofSeconds(30);

    private final JdbcClient jdbc;
    private final ConnectionRows rows = new ConnectionRows();

    RefreshLeases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean acquire(ConnectionId id, long version, UUID owner, Instant now) {
        return jdbc.sql("""
                        update connection set refresh_lease_owner = ?, refresh_lease_until = ?
                        where id = ? and credentials_version = ?
                          and (refresh_lease_until is null or refresh_lease_until < ?)""")
                        .params(
                                Columns.bytes(owner),
                                Columns.timestamp(now.plus(LIFE)),
                                id.bytes(),
                                version,
                                Columns.timestamp(now))
                        .update()
                == 1;
    }

    /** Stores new credentials, ends the lease, and writes the state that the connection has with them. */
    boolean succeed(
            StoredCredentials held,
            UUID owner,
            byte[] sealed,
            @Nullable Instant expires,
            Connection after,
            @Nullable Instant due) {
        return jdbc.sql("""
                        update connection set credentials = ?, credentials_version = credentials_version + 1,
                          credentials_expire_at = ?, refresh_lease_owner = null, refresh_lease_until = null,
                          refresh_not_before = null, status = ?, status_reason = ?, deadline = ?, scopes_granted = ?,
                          due_at = ?, updated_at = ?
                        where id = ? and credentials_version = ? and refresh_lease_owner = ?""")
                        .param(sealed)
                        .param(Columns.timestampOrNull(expires))
                        .param(after.status().name())
                        .param(after.statusReason())
                        .param(Columns.timestampOrNull(after.deadline()))
                        .param(rows.values(after).get("granted"))
                        .param(Columns.timestampOrNull(due))
                        .param(Columns.timestamp(after.updatedAt()))
                        .param(held.id().bytes())
                        .param(held.version())
                        .param(Columns.bytes(owner))
                        .update()
                == 1;
    }

    /** Ends the lease without new credentials, and notes what that says of the connection. */
    boolean fail(
            StoredCredentials held, UUID owner, Connection after, @Nullable Instant notBefore, @Nullable Instant due) {
        return jdbc.sql("""
                        update connection set refresh_lease_owner = null, refresh_lease_until = null,
                          refresh_not_before = ?, status = ?, status_reason = ?, deadline = ?, due_at = ?, updated_at = ?
                        where id = ? and credentials_version = ? and refresh_lease_owner = ?""")
                        .param(Columns.timestampOrNull(notBefore))
                        .param(after.status().name())
                        .param(after.statusReason())
                        .param(Columns.timestampOrNull(after.deadline()))
                        .param(Columns.timestampOrNull(due))
                        .param(Columns.timestamp(after.updatedAt()))
                        .param(held.id().bytes())
                        .param(held.version())
                        .param(Columns.bytes(owner))
                        .update()
                == 1;
    }
}
