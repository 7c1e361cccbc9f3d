package dev.patchbay.session;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Clears slots whose session has ended on another node or run out, and keeps their number bounded. Security does not wait for it:
 * a request without a session finds no slot.
 */
@Component
final class SlotSweeper {

    private static final int BATCH = 500;

    private final UiSlots slots;
    private final JdbcClient jdbc;
    private final Duration idle;
    private final int most;

    SlotSweeper(
            UiSlots slots,
            JdbcClient jdbc,
            @Value("${patchbay.screens.idle:30m}") Duration idle,
            @Value("${patchbay.screens.most:5000}") int most) {
        this.slots = slots;
        this.jdbc = jdbc;
        this.idle = idle;
        this.most = most;
    }

    /** One pass. */
    @Scheduled(fixedDelayString = "${patchbay.screens.sweep-every:1m}")
    void sweep() {
        Set<String> alive = alive(slots.sessionIds());
        slots.sweep(alive::contains, idle, most);
    }

    private Set<String> alive(List<String> ids) {
        Set<String> alive = new HashSet<>();
        for (int from = 0; from < ids.size(); from += BATCH) {
            alive.addAll(jdbc.sql(
                            "SELECT SESSION_ID FROM SPRING_SESSION WHERE SESSION_ID IN (:ids) AND EXPIRY_TIME > :now")
                    .param("ids", ids.subList(from, Math.min(from + BATCH, ids.size())))
                    .param("now", System.currentTimeMillis())
                    .query(String.class)
                    .list());
        }
        return alive;
    }
}
