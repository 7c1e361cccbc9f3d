package dev.patchbay.webhook;

import dev.patchbay.id.WebhookEndpointId;
import dev.patchbay.storage.Columns;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The rows of {@code webhook_lane}: what has something to send, and when. Taking one moves its time to the end of the lease, so
 * that what a node held that is no more falls due by itself.
 */
@Repository
class LaneTable {

    /** Longer than sending can take. */
    static final Duration LEASE = Duration.ofSeconds(60);

    private static final int LOOK_AT = 16;

    private final JdbcClient jdbc;

    LaneTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A lane held under a lease. */
    record Held(WebhookEndpointId endpoint, UUID lane, UUID owner) {}

    private record Due(WebhookEndpointId endpoint, UUID lane, Instant at) {}

    /** There is something to send. One that waits after a failure goes on waiting. Locks the lane until the transaction's end. */
    void open(WebhookEndpointId endpoint, UUID lane, Instant now) {
        while (!insert(endpoint, lane, now) && !lock(endpoint, lane)) {
            // Whoever sent all of it has removed it meanwhile, which H2 takes for nothing to insert.
        }
    }

    /** As {@link #open}, and what waits after a failure waits no longer. */
    void hurry(WebhookEndpointId endpoint, UUID lane, Instant now) {
        open(endpoint, lane, now);
        jdbc.sql("""
                update webhook_lane set retrying = false, due_at = case when lease_owner is null then ? else due_at end
                where endpoint_id = ? and lane = ?""")
                .params(Columns.timestamp(now), endpoint.bytes(), Columns.bytes(lane))
                .update();
    }

    /** False when nobody knows whether it is there: H2 neither counts nor locks a row that stays as it is. MySQL does both. */
    private boolean insert(WebhookEndpointId endpoint, UUID lane, Instant now) {
        return jdbc.sql("""
                        insert into webhook_lane (endpoint_id, lane, due_at, retrying) values (?, ?, ?, false)
                        on duplicate key update endpoint_id = endpoint_id""")
                        .params(endpoint.bytes(), Columns.bytes(lane), Columns.timestamp(now))
                        .update()
                > 0;
    }

    private boolean lock(WebhookEndpointId endpoint, UUID lane) {
        return jdbc.sql("select 1 from webhook_lane where endpoint_id = ? and lane = ? for update")
                .params(endpoint.bytes(), Columns.bytes(lane))
                .query((row, n) -> true)
                .optional()
                .isPresent();
    }

    /**
     * Takes one that is due, of none of these endpoints. What is new mostly comes before what failed already: many dead receivers must
     * not hold up those that live.
     */
    Optional<Held> take(Collection<WebhookEndpointId> except, Instant now) {
        boolean retryFirst = ThreadLocalRandom.current().nextInt(4) == 0;
        return take(retryFirst, except, now).or(() -> take(!retryFirst, except, now));
    }

    private Optional<Held> take(boolean retrying, Collection<WebhookEndpointId> except, Instant now) {
        List<Due> due = due(retrying, except, now);
        Collections.shuffle(due, ThreadLocalRandom.current());
        for (Due one : due) {
            UUID owner = UUID.randomUUID();
            boolean taken = jdbc.sql("""
                            update webhook_lane set due_at = ?, lease_owner = ?
                            where endpoint_id = ? and lane = ? and due_at = ?""")
                            .params(
                                    Columns.timestamp(now.plus(LEASE)),
                                    Columns.bytes(owner),
                                    one.endpoint().bytes(),
                                    Columns.bytes(one.lane()),
                                    Columns.timestamp(one.at()))
                            .update()
                    == 1;
            if (taken) {
                return Optional.of(new Held(one.endpoint(), one.lane(), owner));
            }
        }
        return Optional.empty();
    }

    /** Locks the lane until the transaction's end; false when another holds it by now. */
    boolean lock(Held held) {
        return jdbc.sql("select 1 from webhook_lane where endpoint_id = ? and lane = ? and lease_owner = ? for update")
                .params(held.endpoint().bytes(), Columns.bytes(held.lane()), Columns.bytes(held.owner()))
                .query((row, n) -> true)
                .optional()
                .isPresent();
    }

    /** For another piece of work. */
    void extend(Held held, Instant now) {
        update(held, "due_at = ?", now.plus(LEASE));
    }

    /** For whoever comes next. */
    void release(Held held, Instant now) {
        update(held, "due_at = ?, retrying = false, lease_owner = null", now);
    }

    /** After a failure. */
    void retryAt(Held held, Instant time) {
        update(held, "due_at = ?, retrying = true, lease_owner = null", time);
    }

    void remove(Held held) {
        jdbc.sql("delete from webhook_lane where endpoint_id = ? and lane = ? and lease_owner = ?")
                .params(held.endpoint().bytes(), Columns.bytes(held.lane()), Columns.bytes(held.owner()))
                .update();
    }

    void removeAll(WebhookEndpointId endpoint) {
        jdbc.sql("delete from webhook_lane where endpoint_id = ?")
                .param(endpoint.bytes())
                .update();
    }

    private void update(Held held, String change, Instant due) {
        jdbc.sql("update webhook_lane set " + change + " where endpoint_id = ? and lane = ? and lease_owner = ?")
                .params(
                        Columns.timestamp(due),
                        held.endpoint().bytes(),
                        Columns.bytes(held.lane()),
                        Columns.bytes(held.owner()))
                .update();
    }

    private List<Due> due(boolean retrying, Collection<WebhookEndpointId> except, Instant now) {
        List<Object> parameters = new ArrayList<>(List.of(retrying, Columns.timestamp(now)));
        String others = "";
        if (!except.isEmpty()) {
            others = " and endpoint_id not in (" + String.join(", ", Collections.nCopies(except.size(), "?")) + ")";
            except.forEach(endpoint -> parameters.add(endpoint.bytes()));
        }
        parameters.add(LOOK_AT);
        return new ArrayList<>(
                jdbc.sql("select endpoint_id, lane, due_at from webhook_lane where retrying = ? and due_at <= ?"
                                + others + " order by due_at limit ?")
                        .params(parameters)
                        .query((row, n) -> new Due(
                                WebhookEndpointId.of(row.getBytes(1)),
                                Columns.uuid(row, "lane"),
                                Columns.instant(row, "due_at")))
                        .list());
    }
}
