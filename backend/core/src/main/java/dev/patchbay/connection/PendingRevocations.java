package dev.patchbay.connection;

import dev.patchbay.id.ConnectionId;
import dev.patchbay.id.ConnectorId;
import dev.patchbay.id.EnvironmentId;
import dev.patchbay.id.OrganizationId;
import dev.patchbay.storage.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code pending_revocation}. */
@Repository
class PendingRevocations {

    private final JdbcClient jdbc;
    private final ConnectionRows rows = new ConnectionRows();

    PendingRevocations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newer tokens of a connection take the place of older ones. */
    void put(PendingRevocation pending, Instant due) {
        remove(pending.id());
        jdbc.sql("""
                insert into pending_revocation (id, organization_id, environment_id, connector_id, auth_method,
                  connection_values, credentials, attempts, due_at, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(pending.id().bytes())
                .param(pending.organization().bytes())
                .param(pending.environment().bytes())
                .param(pending.connector().bytes())
                .param(pending.authMethod())
                .param(rows.written(pending.values()))
                .param(pending.sealed())
                .param(pending.attempts())
                .param(Columns.timestamp(due))
                .param(Columns.timestamp(pending.createdAt()))
                .update();
    }

    List<PendingRevocation> due(Instant now, int most) {
        return jdbc.sql("select * from pending_revocation where due_at <= ? order by due_at limit ?")
                .params(Columns.timestamp(now), most)
                .query((row, n) -> pending(row))
                .list();
    }

    /** Counts an attempt and plans the next. Of two who begin it only one gets true. */
    boolean begin(PendingRevocation pending, Instant next) {
        return jdbc.sql("""
                        update pending_revocation set attempts = attempts + 1, due_at = ?
                        where id = ? and attempts = ?""")
                        .params(Columns.timestamp(next), pending.id().bytes(), pending.attempts())
                        .update()
                == 1;
    }

    void remove(ConnectionId id) {
        jdbc.sql("delete from pending_revocation where id = ?")
                .param(id.bytes())
                .update();
    }

    private PendingRevocation pending(ResultSet row) throws SQLException {
        return new PendingRevocation(
                ConnectionId.of(row.getBytes("id")),
                OrganizationId.of(row.getBytes("organization_id")),
                EnvironmentId.of(row.getBytes("environment_id")),
                ConnectorId.of(row.getBytes("connector_id")),
                row.getString("auth_method"),
                rows.values(row.getString("connection_values")),
                row.getBytes("credentials"),
                row.getInt("attempts"),
                Columns.instant(row, "created_at"));
    }
}
