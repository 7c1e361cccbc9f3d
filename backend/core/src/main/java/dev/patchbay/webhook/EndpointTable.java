package dev.patchbay.webhook;

import dev.patchbay.id.EnvironmentId;
import dev.patchbay.id.OrganizationId;
import dev.patchbay.id.WebhookEndpointId;
import dev.patchbay.page.PageRequest;
import dev.patchbay.storage.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code webhook_endpoint}. One that is deleted is kept, unseen, until its deliveries are gone. */
@Repository
class EndpointTable {

    private static final Duration SUCCESS_IS_NOTED_EVERY = Duration.ofMinutes(1);

    private final JdbcClient jdbc;

    EndpointTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An endpoint with its sealed secrets. */
    record Stored(WebhookEndpoint endpoint, byte[] secret, byte @Nullable [] formerSecret) {}

    void insert(WebhookEndpoint endpoint, byte[] secret) {
        jdbc.sql("""
                insert into webhook_endpoint (id, organization_id, environment_id, url, description, types, enabled,
                  secret, created_by, created_at, updated_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        endpoint.id().bytes(),
                        endpoint.organization().bytes(),
                        endpoint.environment().bytes(),
                        endpoint.url(),
                        endpoint.description(),
                        join(endpoint.types()),
                        endpoint.enabled(),
                        secret,
                        endpoint.createdBy(),
                        Columns.timestamp(endpoint.createdAt()),
                        Columns.timestamp(endpoint.updatedAt()))
                .update();
    }

    /** What its author says of it. Switched on again, it is not failing yet. */
    void update(WebhookEndpointId id, EndpointInput input, Instant now) {
        jdbc.sql("""
                update webhook_endpoint set url = ?, description = ?, types = ?,
                  failing_since = case when enabled = ? then failing_since end,
                  disabled_reason = case when enabled = ? then disabled_reason end, enabled = ?, updated_at = ?
                where id = ?""")
                .params(
                        input.url(),
                        input.description(),
                        String.join(" ", input.types()),
                        input.enabled(),
                        input.enabled(),
                        input.enabled(),
                        Columns.timestamp(now),
                        id.bytes())
                .update();
    }

    void disable(WebhookEndpointId id, String reason, Instant now) {
        jdbc.sql("update webhook_endpoint set enabled = false, disabled_reason = ?, updated_at = ? where id = ?")
                .params(reason, Columns.timestamp(now), id.bytes())
                .update();
    }

    void delete(WebhookEndpointId id, Instant now) {
        jdbc.sql("update webhook_endpoint set enabled = false, deleted_at = ?, former_secret = null where id = ?")
                .params(Columns.timestamp(now), id.bytes())
                .update();
    }

    void rotate(
            WebhookEndpointId id, byte[] secret, byte @Nullable [] former, @Nullable Instant formerUntil, Instant now) {
        jdbc.sql("""
                update webhook_endpoint set secret = ?, former_secret = ?, former_secret_until = ?, updated_at = ?
                where id = ?""")
                .param(secret)
                .param(former)
                .param(Columns.timestampOrNull(formerUntil))
                .param(Columns.timestamp(now))
                .param(id.bytes())
                .update();
    }

    void noteSuccess(WebhookEndpoint endpoint, Instant now) {
        Instant last = endpoint.health().lastDeliveredAt();
        if (endpoint.health().failingSince() != null
                || last == null
                || last.plus(SUCCESS_IS_NOTED_EVERY).isBefore(now)) {
            jdbc.sql("update webhook_endpoint set last_delivered_at = ?, failing_since = null where id = ?")
                    .params(Columns.timestamp(now), endpoint.id().bytes())
                    .update();
        }
    }

    void noteFailure(WebhookEndpointId id, String error, Instant now) {
        jdbc.sql("""
                update webhook_endpoint set last_failed_at = ?, last_error = ?,
                  failing_since = coalesce(failing_since, ?) where id = ?""")
                .params(Columns.timestamp(now), error, Columns.timestamp(now), id.bytes())
                .update();
    }

    Optional<WebhookEndpoint> find(EnvironmentId environment, WebhookEndpointId id) {
        return jdbc.sql("select * from webhook_endpoint where id = ? and environment_id = ? and deleted_at is null")
                .params(id.bytes(), environment.bytes())
                .query((row, n) -> endpoint(row))
                .optional();
    }

    /** Locked until the transaction's end. */
    Optional<Stored> lock(EnvironmentId environment, WebhookEndpointId id) {
        return jdbc.sql("""
                        select * from webhook_endpoint
                        where id = ? and environment_id = ? and deleted_at is null for update""")
                .params(id.bytes(), environment.bytes())
                .query((row, n) -> stored(row))
                .optional();
    }

    /** For sending, whosever it is; empty when nothing is to be sent there. */
    Optional<Stored> findEnabled(WebhookEndpointId id) {
        return jdbc.sql("select * from webhook_endpoint where id = ? and enabled = true and deleted_at is null")
                .param(id.bytes())
                .query((row, n) -> stored(row))
                .optional();
    }

    /** Those that something may be sent to; in one order for all, since each locks what it writes for them. */
    List<WebhookEndpoint> enabled(EnvironmentId environment) {
        return jdbc.sql("""
                        select * from webhook_endpoint
                        where environment_id = ? and deleted_at is null and enabled = true order by id""")
                .param(environment.bytes())
                .query((row, n) -> endpoint(row))
                .list();
    }

    List<WebhookEndpoint> list(EnvironmentId environment, PageRequest page) {
        return jdbc.sql("""
                        select * from webhook_endpoint
                        where environment_id = ? and deleted_at is null and id < ? order by id desc limit ?""")
                .params(environment.bytes(), page.bound(), page.rowsToRead())
                .query((row, n) -> endpoint(row))
                .list();
    }

    int count(EnvironmentId environment) {
        return jdbc.sql("select count(*) from webhook_endpoint where environment_id = ? and deleted_at is null")
                .param(environment.bytes())
                .query(Integer.class)
                .single();
    }

    /** Secrets that are of no more use need not be kept. */
    void forgetFormerSecrets(Instant now) {
        jdbc.sql("""
                update webhook_endpoint set former_secret = null, former_secret_until = null
                where former_secret_until < ?""").param(Columns.timestamp(now)).update();
    }

    /** Removes what was deleted and has no delivery left. */
    void removeDeleted() {
        jdbc.sql("""
                delete from webhook_endpoint where deleted_at is not null
                  and not exists (select 1 from webhook_delivery d where d.endpoint_id = webhook_endpoint.id)""").update();
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(endpoint(row), row.getBytes("secret"), row.getBytes("former_secret"));
    }

    private static WebhookEndpoint endpoint(ResultSet row) throws SQLException {
        String types = row.getString("types");
        return new WebhookEndpoint(
                WebhookEndpointId.of(row.getBytes("id")),
                OrganizationId.of(row.getBytes("organization_id")),
                EnvironmentId.of(row.getBytes("environment_id")),
                row.getString("url"),
                row.getString("description"),
                types.isEmpty()
                        ? List.of()
                        : Arrays.stream(types.split(" ")).map(WebhookType::new).toList(),
                row.getBoolean("enabled"),
                row.getString("disabled_reason"),
                Columns.optionalInstant(row, "former_secret_until").orElse(null),
                new WebhookEndpoint.Health(
                        Columns.optionalInstant(row, "last_delivered_at").orElse(null),
                        Columns.optionalInstant(row, "last_failed_at").orElse(null),
                        row.getString("last_error"),
                        Columns.optionalInstant(row, "failing_since").orElse(null)),
                row.getString("created_by"),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "updated_at"));
    }

    private static String join(List<WebhookType> types) {
        return types.stream().map(WebhookType::text).collect(Collectors.joining(" "));
    }
}
