package dev.patchbay.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.id.WebhookEndpointId;
import dev.patchbay.storage.Columns;
import dev.patchbay.testing.CoreUnderTest;
import dev.patchbay.testing.Parallel;
import dev.patchbay.webhook.LaneTable.Held;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@CoreUnderTest
class LaneTableTest {

    /** Enough that the two meet in the middle of each other's work, whichever comes first. */
    private static final int ROUNDS = 300;

    private final LaneTable lanes;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Instant now;

    private final WebhookEndpointId endpoint = WebhookEndpointId.next();

    LaneTableTest(LaneTable lanes, JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.lanes = lanes;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.now = clock.instant();
    }

    /** Otherwise a message would wait in it for the next one to come along, and perhaps for ever. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_lane_that_is_opened_while_its_sender_removes_it_is_there_afterwards(boolean hurried) {
        for (int round = 0; round < ROUNDS; round++) {
            Held held = held(UUID.randomUUID());
            AtomicBoolean written = new AtomicBoolean();
            Consumer<UUID> open =
                    hurried ? lane -> lanes.hurry(endpoint, lane, now) : lane -> lanes.open(endpoint, lane, now);

            Parallel.callers(2, i -> () -> {
                        transaction.executeWithoutResult(status -> {
                            if (i == 0) {
                                open.accept(held.lane());
                                written.set(true);
                            } else if (lanes.lock(held) && !written.get()) {
                                lanes.remove(held);
                            }
                        });
                        return i;
                    })
                    .forEach(Parallel.Outcome::get);

            assertThat(exists(held.lane())).as("round " + round).isTrue();
        }
        lanes.removeAll(endpoint);
    }

    private Held held(UUID lane) {
        Held held = new Held(endpoint, lane, UUID.randomUUID());
        lanes.open(endpoint, lane, now);
        jdbc.sql("update webhook_lane set lease_owner = ? where endpoint_id = ? and lane = ?")
                .params(Columns.bytes(held.owner()), endpoint.bytes(), Columns.bytes(lane))
                .update();
        return held;
    }

    private boolean exists(UUID lane) {
        return jdbc.sql("select 1 from webhook_lane where endpoint_id = ? and lane = ?")
                .params(endpoint.bytes(), Columns.bytes(lane))
                .query((row, n) -> true)
                .optional()
                .isPresent();
    }
}
