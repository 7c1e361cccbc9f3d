package dev.patchbay.connection;

import dev.patchbay.id.ConnectionId;
import dev.patchbay.id.ConnectorId;
import dev.patchbay.id.EnvironmentId;
import dev.patchbay.page.PageRequest;
import dev.patchbay.storage.Columns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code connection} and their tags. Every read and write names the environment. */
@Repository
class ConnectionTable {

    private final JdbcClient jdbc;
    private final ConnectionRows rows = new ConnectionRows();

    ConnectionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Connection connection, byte[] sealed, @Nullable Instant due) {
        jdbc.sql("""
                insert into connection (id, organization_id, environment_id, tenant_id, connector_id, auth_method,
                  connect_session_id, end_user_id, end_user_email, end_user_name, label, account_id, account_name,
                  account_email, status, status_reason, scopes_required, scopes_granted, connection_values,
                  credentials, credentials_version, credentials_expire_at, due_at, created_at, updated_at, last_verified_at)
                values (:id, :organization, :environment, :tenant, :connector, :method, :session, :userId, :userEmail,
                  :userName, :label, :accountId, :accountName, :accountEmail, :status, :reason, :required, :granted,
                  :values, :credentials, 1, :expires, :due, :created, :updated, :verified)""")
                .param("id", connection.id().bytes())
                .param("organization", connection.organization().bytes())
                .param("environment", connection.environment().bytes())
                .param("tenant", connection.tenant().bytes())
                .param("connector", connection.connector().bytes())
                .param("created", Columns.timestamp(connection.createdAt()))
                .params(rows.values(connection))
                .param("credentials", sealed)
                .param("due", Columns.timestampOrNull(due))
                .update();
        insertTags(connection);
    }

    /** Writes a person's own changes and a new authorization's outcome. */
    void update(Connection connection, byte[] sealed, @Nullable Instant due) {
        jdbc.sql("""
                update connection set auth_method = :method, connect_session_id = :session, end_user_id = :userId,
                  end_user_email = :userEmail, end_user_name = :userName, label = :label, account_id = :accountId,
                  account_name = :accountName, account_email = :accountEmail, status = :status, status_reason = :reason,
                  deadline = null, scopes_required = :required, scopes_granted = :granted, connection_values = :values,
                  credentials = :credentials,
                  credentials_version = credentials_version + 1, credentials_expire_at = :expires,
                  refresh_lease_owner = null, refresh_lease_until = null, refresh_not_before = null,
                  due_at = :due, updated_at = :updated, last_verified_at = :verified
                where id = :id and environment_id = :environment""")
                .param("id", connection.id().bytes())
                .param("environment", connection.environment().bytes())
                .params(rows.values(connection))
                .param("credentials", sealed)
                .param("due", Columns.timestampOrNull(due))
                .update();
    }

    void updateLabel(Connection connection, String label, Instant now) {
        jdbc.sql("update connection set label = ?, updated_at = ? where id = ? and environment_id = ?")
                .params(
                        label,
                        Columns.timestamp(now),
                        connection.id().bytes(),
                        connection.environment().bytes())
                .update();
    }

    /** Under the row's lock. */
    void replaceTags(Connection connection, Map<String, String> tags, Instant now) {
        jdbc.sql("delete from connection_tag where connection_id = ?")
                .param(connection.id().bytes())
                .update();
        tags.forEach((name, value) -> insertTag(connection, name, value));
        jdbc.sql("update connection set updated_at = ? where id = ?")
                .params(Columns.timestamp(now), connection.id().bytes())
                .update();
    }

    /** Writes what a transition changes, under the row's lock. */
    void updateState(Connection after, @Nullable Instant due) {
        jdbc.sql("""
                update connection set status = :status, status_reason = :reason, deadline = :deadline,
                  account_id = :accountId, account_name = :accountName, account_email = :accountEmail,
                  scopes_required = :required, scopes_granted = :granted, updated_at = :updated,
                  last_verified_at = :verified, due_at = :due
                where id = :id and environment_id = :environment""")
                .param("id", after.id().bytes())
                .param("environment", after.environment().bytes())
                .param("deadline", Columns.timestampOrNull(after.deadline()))
                .param("due", Columns.timestampOrNull(due))
                .params(rows.values(after))
                .update();
    }

    boolean delete(EnvironmentId environment, ConnectionId id) {
        return jdbc.sql("delete from connection where id = ? and environment_id = ?")
                        .params(id.bytes(), environment.bytes())
                        .update()
                == 1;
    }

    boolean isConnectorInUse(ConnectorId connector) {
        return !jdbc.sql("select id from connection where connector_id = ? limit 1")
                .param(connector.bytes())
                .query()
                .listOfRows()
                .isEmpty();
    }

    /** One look into the index for each connector, however many connections it has. */
    Set<ConnectorId> connected(EnvironmentId environment, Collection<ConnectorId> connectors) {
        String each = "(select connector_id from connection where environment_id = ? and connector_id = ? limit 1)";
        List<Object> parameters = new ArrayList<>();
        connectors.forEach(connector -> {
            parameters.add(environment.bytes());
            parameters.add(connector.bytes());
        });
        return Set.copyOf(jdbc.sql(String.join(" union all ", Collections.nCopies(connectors.size(), each)))
                .params(parameters)
                .query((row, n) -> ConnectorId.of(row.getBytes(1)))
                .list());
    }

    /** The hot path: one primary-key read of what handing out credentials needs, columns taken by position. */
    Optional<SealedCredentials> findSealed(EnvironmentId environment, ConnectionId id) {
        return jdbc.sql("""
                        select connector_id, auth_method, status, credentials, connection_values
                        from connection where id = ? and environment_id = ?""")
                .params(id.bytes(), environment.bytes())
                .query((row, n) -> new SealedCredentials(
                        ConnectorId.of(row.getBytes(1)),
                        row.getString(2),
                        ConnectionStatus.valueOf(row.getString(3)),
                        row.getBytes(4),
                        rows.values(row.getString(5))))
                .optional();
    }

    /** All that a refresh needs. */
    Optional<StoredCredentials> findWithCredentials(EnvironmentId environment, ConnectionId id) {
        return jdbc.sql("select * from connection where id = ? and environment_id = ?")
                .params(id.bytes(), environment.bytes())
                .query((row, n) -> rows.stored(row))
                .optional();
    }

    /** As {@link #findWithCredentials}, and nobody else changes the row before the caller's transaction ends. */
    Optional<StoredCredentials> lock(EnvironmentId environment, ConnectionId id) {
        return jdbc.sql("select * from connection where id = ? and environment_id = ? for update")
                .params(id.bytes(), environment.bytes())
                .query((row, n) -> rows.stored(row))
                .optional();
    }

    Optional<Connection> find(EnvironmentId environment, ConnectionId id) {
        return withTags(jdbc.sql("select * from connection where id = ? and environment_id = ?")
                        .params(id.bytes(), environment.bytes())
                        .query((row, n) -> rows.connection(row))
                        .list())
                .stream()
                .findFirst();
    }

    List<Connection> list(EnvironmentId environment, ConnectionFilter filter, PageRequest page) {
        StringBuilder sql = new StringBuilder("select c.* from connection c where c.environment_id = ? and c.id < ?");
        List<Object> parameters = new ArrayList<>(List.of(environment.bytes(), page.bound()));
        if (filter.tenant() != null) {
            sql.append(" and c.tenant_id = ?");
            parameters.add(filter.tenant().bytes());
        }
        if (filter.connector() != null) {
            sql.append(" and c.connector_id = ?");
            parameters.add(filter.connector().bytes());
        }
        if (filter.status() != null) {
            sql.append(" and c.status = ?");
            parameters.add(filter.status().name());
        }
        if (filter.session() != null) {
            sql.append(" and c.connect_session_id = ?");
            parameters.add(filter.session().bytes());
        }
        filter.tags().forEach((name, value) -> {
            sql.append("""
                     and exists (select 1 from connection_tag t
                      where t.environment_id = c.environment_id and t.name = ? and t.tag_value = ? and t.connection_id = c.id)""");
            parameters.add(name);
            parameters.add(value);
        });
        sql.append(" order by c.id desc limit ?");
        parameters.add(page.rowsToRead());
        return withTags(jdbc.sql(sql.toString())
                .params(parameters)
                .query((row, n) -> rows.connection(row))
                .list());
    }

    private List<Connection> withTags(List<Connection> connections) {
        if (connections.isEmpty()) {
            return connections;
        }
        Map<ConnectionId, Map<String, String>> tags = new HashMap<>();
        jdbc.sql("select connection_id, name, tag_value from connection_tag where connection_id in (:ids)")
                .param("ids", connections.stream().map(c -> c.id().bytes()).toList())
                .query((row, n) -> tags.computeIfAbsent(ConnectionId.of(row.getBytes(1)), id -> new HashMap<>())
                        .put(row.getString(2), row.getString(3)))
                .list();
        return connections.stream()
                .map(c -> rows.tagged(c, tags.getOrDefault(c.id(), Map.of())))
                .toList();
    }

    private void insertTags(Connection connection) {
        connection.tags().forEach((name, value) -> insertTag(connection, name, value));
    }

    private void insertTag(Connection connection, String name, String value) {
        jdbc.sql("insert into connection_tag (connection_id, environment_id, name, tag_value) values (?, ?, ?, ?)")
                .params(connection.id().bytes(), connection.environment().bytes(), name, value)
                .update();
    }
}
