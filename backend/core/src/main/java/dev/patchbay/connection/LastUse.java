package dev.patchbay.connection;

import dev.patchbay.id.ConnectionId;
import dev.patchbay.storage.Columns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Writes {@code last_used_at} behind, so that reading credentials costs no write. */
@Component
class LastUse implements DisposableBean {

    private static final int BATCH = 500;

    private final JdbcTemplate jdbc;
    private final ConcurrentMap<ConnectionId, Instant> noted = new ConcurrentHashMap<>();

    LastUse(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void note(ConnectionId id, Instant now) {
        noted.put(id, now);
    }

    @Scheduled(fixedDelay = 60_000)
    void write() {
        List<Object[]> rows = new ArrayList<>();
        for (ConnectionId id : List.copyOf(noted.keySet())) {
            Instant when = noted.remove(id);
            if (when != null) {
                rows.add(new Object[] {Columns.timestamp(when), id.bytes()});
            }
        }
        for (int i = 0; i < rows.size(); i += BATCH) {
            jdbc.batchUpdate(
                    "update connection set last_used_at = ? where id = ?",
                    rows.subList(i, Math.min(rows.size(), i + BATCH)));
        }
    }

    @Override
    public void destroy() {
        write();
    }
}
