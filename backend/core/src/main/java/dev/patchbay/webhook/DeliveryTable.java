package dev.patchbay.webhook;

import dev.patchbay.id.ConnectionId;
import dev.patchbay.id.EnvironmentId;
import dev.patchbay.id.WebhookDeliveryId;
import dev.patchbay.id.WebhookEndpointId;
import dev.patchbay.id.WebhookMessageId;
import dev.patchbay.page.PageRequest;
import dev.patchbay.storage.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code webhook_message} and {@code webhook_delivery}. */
@Repository
class DeliveryTable {

    /** When the first of a lane is tried; the others wait for it. */
    private static final String WITH_TIME = """
            select d.*, case when d.status = 'PENDING' and not exists (
                select 1 from webhook_delivery e where e.endpoint_id = d.endpoint_id and e.lane = d.lane
                  and e.status = 'PENDING' and e.place < d.place) then l.due_at end as due_at
            from webhook_delivery d
            left join webhook_lane l on l.endpoint_id = d.endpoint_id and l.lane = d.lane and d.status = 'PENDING'
            """;

    private final JdbcClient jdbc;

    DeliveryTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insertMessage(WebhookMessageId id, EnvironmentId environment, MessageBody body, Instant now) {
        jdbc.sql("insert into webhook_message (id, environment_id, type, body, created_at) values (?, ?, ?, ?, ?)")
                .params(id.bytes(), environment.bytes(), body.type(), body.json(), Columns.timestamp(now))
                .update();
    }

    void insert(
            WebhookDeliveryId id,
            WebhookEndpoint endpoint,
            WebhookMessageId message,
            UUID lane,
            String type,
            Instant now) {
        jdbc.sql("""
                insert into webhook_delivery (id, environment_id, endpoint_id, message_id, lane, type, status, attempts,
                  tries, wanted_since, created_at)
                values (?, ?, ?, ?, ?, ?, 'PENDING', 0, 0, ?, ?)""")
                .params(
                        id.bytes(),
                        endpoint.environment().bytes(),
                        endpoint.id().bytes(),
                        message.bytes(),
                        Columns.bytes(lane),
                        type,
                        Columns.timestamp(now),
                        Columns.timestamp(now))
                .update();
    }

    /** The earliest of a lane that is still to be sent. */
    Optional<Delivery> first(WebhookEndpointId endpoint, UUID lane) {
        return jdbc.sql("""
                        select d.*, null as due_at from webhook_delivery d
                        where d.endpoint_id = ? and d.lane = ? and d.status = 'PENDING' order by d.place limit 1""")
                .params(endpoint.bytes(), Columns.bytes(lane))
                .query((row, n) -> delivery(row))
                .optional();
    }

    String body(WebhookMessageId message) {
        return jdbc.sql("select body from webhook_message where id = ?")
                .param(message.bytes())
                .query(String.class)
                .single();
    }

    /** How it stands after one more attempt. */
    void noteAttempt(Delivery delivery, DeliveryAttempt attempt, Delivery.Status status, @Nullable String parkedFor) {
        Instant finished = status == Delivery.Status.PENDING ? null : attempt.at();
        jdbc.sql("""
                update webhook_delivery set status = ?, attempts = attempts + 1, tries = tries + 1, last_status = ?,
                  last_error = ?, parked_for = ?, finished_at = ? where id = ?""")
                .param(status.name())
                .param(attempt.status())
                .param(attempt.error())
                .param(parkedFor)
                .param(Columns.timestampOrNull(finished))
                .param(delivery.id().bytes())
                .update();
    }

    /** Gives up all that an endpoint still has to get. */
    void parkAll(WebhookEndpointId endpoint, String reason, Instant now) {
        jdbc.sql("""
                update webhook_delivery set status = 'PARKED', parked_for = ?, finished_at = ?
                where endpoint_id = ? and status = 'PENDING'""").params(reason, Columns.timestamp(now), endpoint.bytes()).update();
    }

    /** Wants it anew; its place among those of its lane stays. False when it is wanted already. */
    boolean want(WebhookDeliveryId id, Instant now) {
        return jdbc.sql("""
                        update webhook_delivery set status = 'PENDING', tries = 0, wanted_since = ?, parked_for = null,
                          finished_at = null where id = ? and status <> 'PENDING'""").params(Columns.timestamp(now), id.bytes()).update() == 1;
    }

    /** Of what was given up since then, the newest ones. */
    List<Delivery> parkedSince(WebhookEndpointId endpoint, Instant since, PageRequest page) {
        return jdbc.sql("""
                        select d.*, null as due_at from webhook_delivery d
                        where d.endpoint_id = ? and d.status = 'PARKED' and d.created_at >= ? and d.id < ?
                        order by d.id desc limit ?""")
                .params(endpoint.bytes(), Columns.timestamp(since), page.bound(), page.limit())
                .query((row, n) -> delivery(row))
                .list();
    }

    Optional<Delivery> find(WebhookEndpointId endpoint, WebhookDeliveryId id) {
        return jdbc.sql(WITH_TIME + "where d.id = ? and d.endpoint_id = ?")
                .params(id.bytes(), endpoint.bytes())
                .query((row, n) -> delivery(row))
                .optional();
    }

    List<Delivery> list(WebhookEndpointId endpoint, DeliveryFilter filter, PageRequest page) {
        StringBuilder sql = new StringBuilder(WITH_TIME).append("where d.endpoint_id = ? and d.id < ?");
        List<Object> parameters = new ArrayList<>(List.of(endpoint.bytes(), page.bound()));
        if (filter.status() != null) {
            sql.append(" and d.status = ?");
            parameters.add(filter.status().name());
        }
        if (filter.type() != null) {
            sql.append(" and d.type = ?");
            parameters.add(filter.type());
        }
        ConnectionId connection = filter.connection();
        if (connection != null) {
            sql.append(" and d.lane = ?");
            parameters.add(connection.bytes());
        }
        sql.append(" order by d.id desc limit ?");
        parameters.add(page.rowsToRead());
        return jdbc.sql(sql.toString())
                .params(parameters)
                .query((row, n) -> delivery(row))
                .list();
    }

    /** Removes messages of before then with all their deliveries, unless one is wanted still. */
    int removeBefore(Instant end) {
        return jdbc.sql("""
                        delete from webhook_message where created_at < ? and not exists (
                          select 1 from webhook_delivery d
                          where d.message_id = webhook_message.id and d.status = 'PENDING') limit 500""").param(Columns.timestamp(end)).update();
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                WebhookDeliveryId.of(row.getBytes("id")),
                WebhookEndpointId.of(row.getBytes("endpoint_id")),
                WebhookMessageId.of(row.getBytes("message_id")),
                Columns.uuid(row, "lane"),
                new WebhookType(row.getString("type")),
                Delivery.Status.valueOf(row.getString("status")),
                row.getInt("attempts"),
                row.getInt("tries"),
                Columns.instant(row, "wanted_since"),
                row.getObject("last_status", Integer.class),
                row.getString("last_error"),
                row.getString("parked_for"),
                Columns.optionalInstant(row, "due_at").orElse(null),
                Columns.instant(row, "created_at"),
                Columns.optionalInstant(row, "finished_at").orElse(null));
    }
}
