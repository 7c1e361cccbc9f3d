package dev.patchbay.audit;

import dev.patchbay.id.AuditEventId;
import dev.patchbay.id.EnvironmentId;
import dev.patchbay.id.OrganizationId;
import dev.patchbay.organization.Act;
import dev.patchbay.page.PageRequest;
import dev.patchbay.storage.Columns;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code audit_event}: written once, never changed. */
@Repository
class AuditTable {

    private static final TypeReference<Map<String, String>> MAP = new TypeReference<>() {};
    private static final byte[] WHOLE_ORGANIZATION = new byte[16];

    private static final String INSERT = """
            insert into audit_event (id, organization_id, environment_id, actor_kind, actor_id, actor_name, action,
              subject_kind, subject_id, subject_name, outcome, address, request_id, details, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final JdbcClient jdbc;
    private final JsonMapper json = new JsonMapper();

    AuditTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(OrganizationId organization, AuditEvent event) {
        EnvironmentId environment = event.environment();
        jdbc.sql(INSERT)
                .param(event.id().bytes())
                .param(organization.bytes())
                .param(environment == null ? WHOLE_ORGANIZATION : environment.bytes())
                .param(event.actor().kind().name())
                .param(event.actor().id())
                .param(cut(event.actor().name(), 200))
                .param(event.action())
                .param(event.subject().kind())
                .param(event.subject().id())
                .param(cut(event.subject().name(), 300))
                .param(event.succeeded() ? "SUCCESS" : "FAILURE")
                .param(event.address())
                .param(event.requestId())
                .param(json.writeValueAsString(event.details()))
                .param(Columns.timestamp(event.at()))
                .update();
    }

    /** The newest of both places, each read along its own index. */
    List<AuditEvent> list(
            OrganizationId organization, EnvironmentId environment, AuditFilter filter, PageRequest page) {
        List<Object> parameters = new ArrayList<>();
        String own = select(organization, environment.bytes(), filter, page, parameters);
        String whole = select(organization, WHOLE_ORGANIZATION, filter, page, parameters);
        parameters.add(page.rowsToRead());
        return jdbc.sql("(" + own + ") union all (" + whole + ") order by id desc limit ?")
                .params(parameters)
                .query((row, n) -> event(row))
                .list();
    }

    Optional<AuditEvent> find(OrganizationId organization, EnvironmentId environment, AuditEventId id) {
        return jdbc.sql("select * from audit_event where id = ? and organization_id = ? and environment_id in (?, ?)")
                .params(id.bytes(), organization.bytes(), environment.bytes(), WHOLE_ORGANIZATION)
                .query((row, n) -> event(row))
                .optional();
    }

    int removeBefore(Instant end) {
        return jdbc.sql("delete from audit_event where created_at < ? limit 1000")
                .param(Columns.timestamp(end))
                .update();
    }

    private static String select(
            OrganizationId organization, byte[] place, AuditFilter filter, PageRequest page, List<Object> parameters) {
        StringBuilder sql = new StringBuilder(
                "select * from audit_event where organization_id = ? and environment_id = ? and id < ?");
        parameters.addAll(List.of(organization.bytes(), place, before(page, filter.until())));
        narrow(sql, parameters, " and actor_id = ?", filter.actor());
        narrow(sql, parameters, " and action = ?", filter.action());
        narrow(sql, parameters, " and subject_id = ?", filter.subject());
        if (filter.until() != null) {
            narrow(sql, parameters, " and created_at < ?", Columns.timestamp(filter.until()));
        }
        if (filter.from() != null) {
            narrow(sql, parameters, " and created_at >= ?", Columns.timestamp(filter.from()));
            narrow(sql, parameters, " and id >= ?", idAt(filter.from()));
        }
        sql.append(" order by id desc limit ?");
        parameters.add(page.rowsToRead());
        return sql.toString();
    }

    private static void narrow(StringBuilder sql, List<Object> parameters, String condition, @Nullable Object value) {
        if (value != null) {
            sql.append(condition);
            parameters.add(value);
        }
    }

    /** Spares a look at everything newer than what is asked for. */
    private static byte[] before(PageRequest page, @Nullable Instant until) {
        byte[] bound = page.bound();
        if (until == null) {
            return bound;
        }
        byte[] last = idAt(until.plusMillis(1));
        return Arrays.compareUnsigned(last, bound) < 0 ? last : bound;
    }

    /** The smallest id of that millisecond: an entry's id begins with its time (RFC 9562, section 5.7). */
    private static byte[] idAt(Instant time) {
        return ByteBuffer.allocate(16)
                .putLong(Math.max(0, time.toEpochMilli()) << 16)
                .putLong(0)
                .array();
    }

    private AuditEvent event(ResultSet row) throws SQLException {
        byte[] environment = row.getBytes("environment_id");
        return new AuditEvent(
                AuditEventId.of(row.getBytes("id")),
                Arrays.equals(environment, WHOLE_ORGANIZATION) ? null : EnvironmentId.of(environment),
                new AuditEvent.Who(
                        AuditEvent.Kind.valueOf(row.getString("actor_kind")),
                        row.getString("actor_id"),
                        row.getString("actor_name")),
                row.getString("action"),
                new Act.Subject(
                        row.getString("subject_kind"), row.getString("subject_id"), row.getString("subject_name")),
                row.getString("outcome").equals("SUCCESS"),
                row.getString("address"),
                row.getString("request_id"),
                json.readValue(row.getString("details"), MAP),
                Columns.instant(row, "created_at"));
    }

    private static String cut(String text, int most) {
        return text.substring(0, Math.min(text.length(), most));
    }
}
