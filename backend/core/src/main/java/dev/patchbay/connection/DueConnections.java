package dev.patchbay.connection;

import dev.patchbay.id.ConnectionId;
import dev.patchbay.id.ConnectorId;
import dev.patchbay.id.EnvironmentId;
import dev.patchbay.id.OrganizationId;
import dev.patchbay.storage.Columns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Which connections are to be looked after next, whosever they are. */
@Repository
class DueConnections {

    private final JdbcTemplate jdbc;

    DueConnections(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    record Due(
            ConnectionId id,
            OrganizationId organization,
            EnvironmentId environment,
            ConnectorId connector,
            String authMethod,
            Instant at) {}

    /** The longest due, but none of these connectors: their apps are busy, and must not keep others waiting. */
    List<Due> next(Instant now, Collection<ConnectorId> busy, int most) {
        List<Object> parameters = new ArrayList<>(List.of(Columns.timestamp(now)));
        String others = "";
        if (!busy.isEmpty()) {
            others = " and connector_id not in (" + marks(busy.size()) + ")";
            busy.forEach(connector -> parameters.add(connector.bytes()));
        }
        parameters.add(most);
        return jdbc.query(
                "select id, organization_id, environment_id, connector_id, auth_method, due_at from connection"
                        + " where due_at <= ?" + others + " order by due_at limit ?",
                (row, n) -> new Due(
                        ConnectionId.of(row.getBytes("id")),
                        OrganizationId.of(row.getBytes("organization_id")),
                        EnvironmentId.of(row.getBytes("environment_id")),
                        ConnectorId.of(row.getBytes("connector_id")),
                        row.getString("auth_method"),
                        Columns.instant(row, "due_at")),
                parameters.toArray());
    }

    /** Takes them in hand: until then nobody else finds them due. Who dies meanwhile has delayed them no longer than that. */
    void claim(Collection<Due> taken, Instant until) {
        List<Object> parameters = new ArrayList<>(List.of(Columns.timestamp(until)));
        taken.forEach(due -> parameters.add(due.id().bytes()));
        jdbc.update("update connection set due_at = ? where id in (" + marks(taken.size()) + ")", parameters.toArray());
    }

    /** Plans the next visit of a connection whose credentials are still the same. */
    void plan(StoredCredentials visited, @Nullable Instant next) {
        jdbc.update(
                "update connection set due_at = ? where id = ? and credentials_version = ?",
                Columns.timestampOrNull(next),
                visited.id().bytes(),
                visited.version());
    }

    /** Puts off one that was taken and could not be visited. */
    void postpone(Due taken, Instant until) {
        claim(List.of(taken), until);
    }

    /** After a change of their connector: what it asks for may be more than was granted. */
    void visitSoon(ConnectorId connector, Instant when) {
        jdbc.update(
                "update connection set due_at = ? where connector_id = ? and status = 'ACTIVE'"
                        + " and (due_at is null or due_at > ?)",
                Columns.timestamp(when),
                connector.bytes(),
                Columns.timestamp(when));
    }

    private static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }
}
