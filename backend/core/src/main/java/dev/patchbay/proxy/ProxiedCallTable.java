package dev.patchbay.proxy;

import dev.patchbay.id.ConnectionId;
import dev.patchbay.id.EnvironmentId;
import dev.patchbay.id.ProxiedCallId;
import dev.patchbay.page.PageRequest;
import dev.patchbay.storage.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The table {@code proxied_call}. */
@Component
class ProxiedCallTable {

    private static final String COLUMNS = "id, environment_id, connection_id, method, path, status, error, attempts,"
            + " duration_ms, bytes_sent, bytes_received, caller, caller_name, request_id, called_at";
    private static final String ROW = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final int AT_ONCE = 5_000;

    private final JdbcTemplate jdbc;

    ProxiedCallTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes all in one statement. Calls of a connection that was deleted meanwhile go with it. */
    void insert(List<ProxiedCall> calls) {
        try {
            write(calls);
        } catch (DataIntegrityViolationException oneIsGone) {
            for (ProxiedCall call : calls) {
                writeUnlessGone(call);
            }
        }
    }

    /** Newest first. */
    List<ProxiedCall> list(EnvironmentId environment, ConnectionId connection, PageRequest page) {
        return jdbc.query(
                "select " + COLUMNS + " from proxied_call where environment_id = ? and connection_id = ? and id < ?"
                        + " order by id desc limit ?",
                (row, n) -> call(row),
                environment.bytes(),
                connection.bytes(),
                page.bound(),
                page.rowsToRead());
    }

    /** A part of those from before that moment; how many they were. */
    int deleteSome(Instant before) {
        return jdbc.update("delete from proxied_call where called_at < ? limit " + AT_ONCE, Columns.timestamp(before));
    }

    private void writeUnlessGone(ProxiedCall call) {
        try {
            write(List.of(call));
        } catch (DataIntegrityViolationException gone) {
            // Its connection was deleted, and what is known of it with it.
        }
    }

    private void write(List<ProxiedCall> calls) {
        List<@Nullable Object> values = new ArrayList<>();
        for (ProxiedCall call : calls) {
            add(values, call);
        }
        jdbc.update(
                "insert into proxied_call (" + COLUMNS + ") values "
                        + String.join(", ", Collections.nCopies(calls.size(), ROW)),
                values.toArray());
    }

    private static void add(List<@Nullable Object> values, ProxiedCall call) {
        values.add(call.id().bytes());
        values.add(call.environment().bytes());
        values.add(call.connection().bytes());
        values.add(call.method());
        values.add(call.path());
        values.add(call.status());
        values.add(call.error());
        values.add(call.attempts());
        values.add(call.duration().toMillis());
        values.add(call.bytesSent());
        values.add(call.bytesReceived());
        values.add(call.caller());
        values.add(call.callerName());
        values.add(call.requestId());
        values.add(Columns.timestamp(call.calledAt()));
    }

    private static ProxiedCall call(ResultSet row) throws SQLException {
        int status = row.getInt("status");
        boolean answered = !row.wasNull();
        return new ProxiedCall(
                ProxiedCallId.of(row.getBytes("id")),
                EnvironmentId.of(row.getBytes("environment_id")),
                ConnectionId.of(row.getBytes("connection_id")),
                row.getString("method"),
                row.getString("path"),
                answered ? status : null,
                row.getString("error"),
                row.getInt("attempts"),
                Duration.ofMillis(row.getLong("duration_ms")),
                row.getLong("bytes_sent"),
                row.getLong("bytes_received"),
                row.getString("caller"),
                row.getString("caller_name"),
                row.getString("request_id"),
                Columns.instant(row, "called_at"));
    }
}
