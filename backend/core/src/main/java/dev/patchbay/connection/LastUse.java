package dev.patchbay.connection;

import dev.patchbay.id.ConnectionId;
import dev.patchbay.storage.Columns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
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

    /** Connections written together get the newest time among them: right to the minute, at one statement for all. */
    @Scheduled(fixedDelay = 60_000)
    void write() {
        List<ConnectionId> ids = List.copyOf(noted.keySet());
        for (int i = 0; i < ids.size(); i += BATCH) {
            write(ids.subList(i, Math.min(ids.size(), i + BATCH)));
        }
    }

    private void write(List<ConnectionId> ids) {
        List<Object> parameters = new ArrayList<>();
        Instant newest = Instant.MIN;
        for (ConnectionId id : ids) {
            Instant when = noted.remove(id);
            if (when != null) {
                newest = when.isAfter(newest) ? when : newest;
                parameters.add(id.bytes());
            }
        }
        if (!parameters.isEmpty()) {
            String marks = String.join(", ", Collections.nCopies(parameters.size(), "?"));
            parameters.addFirst(Columns.timestamp(newest));
            jdbc.update("update connection set last_used_at = ? where id in (" + marks + ")", parameters.toArray());
        }
    }

    @Override
    public void destroy() {
        write();
    }
}
