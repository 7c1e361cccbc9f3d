package dev.patchbay.connect;

import dev.patchbay.id.ConnectSessionId;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.id.EnvironmentId;
import dev.patchbay.id.OrganizationId;
import dev.patchbay.id.TenantId;
import dev.patchbay.storage.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code connect_session}; tokens, links and keys are there as hashes only. */
@Repository
class ConnectSessionTable {

    private static final TypeReference<List<String>> LIST = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> MAP = new TypeReference<>() {};
    private static final TypeReference<Map<String, ScopeChoice>> SCOPES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json = new JsonMapper();

    ConnectSessionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(ConnectSession session, byte[] tokenHash, byte[] linkHash) {
        EndUser user = session.endUser();
        ConnectionId connection = session.connection();
        jdbc.sql("""
                insert into connect_session (id, organization_id, environment_id, tenant_id, end_user_id, end_user_email,
                  end_user_name, connectors, connection_id, allow_account_change, scopes, allowed_origins, return_url, locale, theme,
                  tags, completion, token_hash, link_hash, status, created_at, expires_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(session.id().bytes())
                .param(session.organization().bytes())
                .param(session.environment().bytes())
                .param(session.tenant().bytes())
                .param(user == null ? null : user.id())
                .param(user == null ? null : user.email())
                .param(user == null ? null : user.name())
                .param(json.writeValueAsString(session.connectors()))
                .param(connection == null ? null : connection.bytes())
                .param(session.allowAccountChange())
                .param(session.scopes().isEmpty() ? null : json.writeValueAsString(session.scopes()))
                .param(json.writeValueAsString(session.allowedOrigins()))
                .param(session.returnUrl())
                .param(session.locale())
                .param(json.writeValueAsString(session.theme()))
                .param(json.writeValueAsString(session.tags()))
                .param(session.completion().name())
                .param(tokenHash)
                .param(linkHash)
                .param(session.status().name())
                .param(Columns.timestamp(session.createdAt()))
                .param(Columns.timestamp(session.expiresAt()))
                .update();
    }

    Optional<ConnectSession> find(EnvironmentId environment, ConnectSessionId id) {
        return jdbc.sql("select * from connect_session where id = ? and environment_id = ?")
                .params(id.bytes(), environment.bytes())
                .query((row, n) -> session(row))
                .optional();
    }

    Optional<ConnectSession> findByToken(byte[] hash) {
        return findBy("token_hash", hash);
    }

    Optional<ConnectSession> findByLink(byte[] hash) {
        return findBy("link_hash", hash);
    }

    Optional<ConnectSession> findByKey(byte[] hash) {
        return findBy("key_hash", hash);
    }

    /** Spends the session's one opening. Only one caller ever gets true. */
    boolean open(ConnectSessionId id, byte[] keyHash, @Nullable String origin, Instant now, Instant keyExpiresAt) {
        return jdbc.sql("""
                        update connect_session set status = 'OPEN', key_hash = ?, opener_origin = ?, opened_at = ?,
                          key_expires_at = ?
                        where id = ? and status = 'PENDING' and expires_at > ?""")
                        .param(keyHash)
                        .param(origin)
                        .param(Columns.timestamp(now))
                        .param(Columns.timestamp(keyExpiresAt))
                        .param(id.bytes())
                        .param(Columns.timestamp(now))
                        .update()
                == 1;
    }

    /** Only the first gets true. */
    boolean complete(ConnectSessionId id, Instant now) {
        return jdbc.sql("update connect_session set completed_at = ? where id = ? and completed_at is null")
                        .params(Columns.timestamp(now), id.bytes())
                        .update()
                == 1;
    }

    void close(ConnectSessionId id, Instant now) {
        jdbc.sql("update connect_session set key_expires_at = ? where id = ? and key_expires_at > ?")
                .params(Columns.timestamp(now), id.bytes(), Columns.timestamp(now))
                .update();
    }

    int removeEnded(Instant before) {
        return jdbc.sql("delete from connect_session where expires_at < ? limit 500")
                .param(Columns.timestamp(before))
                .update();
    }

    void removeOf(EnvironmentId environment, TenantId tenant) {
        jdbc.sql("delete from connect_session where tenant_id = ? and environment_id = ?")
                .params(tenant.bytes(), environment.bytes())
                .update();
    }

    private Optional<ConnectSession> findBy(String column, byte[] hash) {
        return jdbc.sql("select * from connect_session where " + column + " = ?")
                .param(hash)
                .query((row, n) -> session(row))
                .optional();
    }

    private Map<String, ScopeChoice> scopes(@Nullable String object) {
        return object == null ? Map.of() : json.readValue(object, SCOPES);
    }

    private ConnectSession session(ResultSet row) throws SQLException {
        String userId = row.getString("end_user_id");
        byte[] connection = row.getBytes("connection_id");
        Instant completedAt = Columns.optionalInstant(row, "completed_at").orElse(null);
        return new ConnectSession(
                ConnectSessionId.of(row.getBytes("id")),
                OrganizationId.of(row.getBytes("organization_id")),
                EnvironmentId.of(row.getBytes("environment_id")),
                TenantId.of(row.getBytes("tenant_id")),
                userId == null
                        ? null
                        : new EndUser(userId, row.getString("end_user_email"), row.getString("end_user_name")),
                json.readValue(row.getString("connectors"), LIST),
                connection == null ? null : ConnectionId.of(connection),
                row.getBoolean("allow_account_change"),
                scopes(row.getString("scopes")),
                json.readValue(row.getString("allowed_origins"), LIST),
                row.getString("return_url"),
                row.getString("locale"),
                json.readValue(row.getString("theme"), MAP),
                json.readValue(row.getString("tags"), MAP),
                ConnectSession.Completion.valueOf(row.getString("completion")),
                completedAt == null
                        ? ConnectSession.Status.valueOf(row.getString("status"))
                        : ConnectSession.Status.COMPLETED,
                Columns.instant(row, "created_at"),
                Columns.instant(row, "expires_at"),
                row.getString("opener_origin"),
                Columns.optionalInstant(row, "key_expires_at").orElse(null),
                completedAt);
    }
}
