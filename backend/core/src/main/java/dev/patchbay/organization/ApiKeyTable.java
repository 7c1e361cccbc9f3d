package dev.patchbay.organization;

import dev.patchbay.id.ApiKeyId;
import dev.patchbay.id.EnvironmentId;
import dev.patchbay.id.OrganizationId;
import dev.patchbay.storage.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code api_key}. */
@Repository
class ApiKeyTable {

    private static final Duration USE_IS_NOTED_EVERY = Duration.ofMinutes(1);

    private final JdbcClient jdbc;

    ApiKeyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(OrganizationId organization, ApiKey key, byte[] hash) {
        jdbc.sql("""
                insert into api_key (id, organization_id, environment_id, name, hint, secret_hash, permissions,
                  created_by, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        key.id().bytes(),
                        organization.bytes(),
                        key.environment().bytes(),
                        key.name(),
                        key.hint(),
                        hash,
                        Permission.join(key.permissions()),
                        key.createdBy(),
                        Columns.timestamp(key.createdAt()))
                .update();
    }

    /** The scope that a live key stands for. */
    Optional<Scope> find(byte[] hash) {
        return jdbc.sql("select * from api_key where secret_hash = ? and revoked_at is null")
                .param(hash)
                .query((row, n) -> scope(row))
                .optional();
    }

    /** As {@link #find}, and notes the use, at most once a minute. */
    Optional<Scope> touch(byte[] hash, Instant now) {
        Optional<Scope> scope = find(hash);
        if (scope.isPresent()) {
            jdbc.sql("""
                    update api_key set last_used_at = ?
                    where secret_hash = ? and (last_used_at is null or last_used_at < ?)""")
                    .params(Columns.timestamp(now), hash, Columns.timestamp(now.minus(USE_IS_NOTED_EVERY)))
                    .update();
        }
        return scope;
    }

    List<ApiKey> ofEnvironment(EnvironmentId environment) {
        return jdbc.sql("select * from api_key where environment_id = ? order by id desc")
                .param(environment.bytes())
                .query((row, n) -> key(row))
                .list();
    }

    boolean revoke(EnvironmentId environment, ApiKeyId id, Instant now) {
        return jdbc.sql("update api_key set revoked_at = ? where id = ? and environment_id = ? and revoked_at is null")
                        .params(Columns.timestamp(now), id.bytes(), environment.bytes())
                        .update()
                == 1;
    }

    private static Scope scope(ResultSet row) throws SQLException {
        return new Scope(
                OrganizationId.of(row.getBytes("organization_id")),
                EnvironmentId.of(row.getBytes("environment_id")),
                new Actor.OfApiKey(ApiKeyId.of(row.getBytes("id")), row.getString("name")),
                Permission.split(row.getString("permissions")));
    }

    private static ApiKey key(ResultSet row) throws SQLException {
        return new ApiKey(
                ApiKeyId.of(row.getBytes("id")),
                EnvironmentId.of(row.getBytes("environment_id")),
                row.getString("name"),
                row.getString("hint"),
                Permission.split(row.getString("permissions")),
                row.getString("created_by"),
                Columns.instant(row, "created_at"),
                Columns.optionalInstant(row, "last_used_at").orElse(null),
                Columns.optionalInstant(row, "revoked_at").orElse(null));
    }
}
