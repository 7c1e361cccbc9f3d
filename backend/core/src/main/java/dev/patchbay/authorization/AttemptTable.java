package dev.patchbay.authorization;

import dev.patchbay.authorization.Attempt.Failure;
import dev.patchbay.authorization.Attempt.Phase;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.DefinitionJson;
import dev.patchbay.id.AttemptId;
import dev.patchbay.id.ConnectSessionId;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.id.ConnectorId;
import dev.patchbay.id.EnvironmentId;
import dev.patchbay.id.OrganizationId;
import dev.patchbay.storage.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code authorization_attempt}. Every step is one conditional update, so that it happens once. */
@Repository
class AttemptTable {

    private final JdbcClient jdbc;

    AttemptTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a departure leaves behind for the callback; nothing of it can be read back from the row alone. */
    record Departure(
            AuthMethod method,
            String redirectUri,
            byte[] stateHash,
            byte[] bindingHash,
            byte @Nullable [] sealed,
            Instant at) {}

    /** A departed attempt with the two secrets that only the callback needs. */
    record Departed(Attempt attempt, byte[] bindingHash, byte @Nullable [] sealed) {}

    void insert(Attempt attempt, byte[] proofHash) {
        ConnectionId reauthorizes = attempt.reauthorizes();
        jdbc.sql("""
                insert into authorization_attempt (id, organization_id, environment_id, connect_session_id, connector_id,
                  method_key, reauthorizes, phase, proof_hash, created_at, updated_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(attempt.id().bytes())
                .param(attempt.organization().bytes())
                .param(attempt.environment().bytes())
                .param(attempt.session().bytes())
                .param(attempt.connector().bytes())
                .param(attempt.methodKey())
                .param(reauthorizes == null ? null : reauthorizes.bytes())
                .param(attempt.phase().name())
                .param(proofHash)
                .param(Columns.timestamp(attempt.createdAt()))
                .param(Columns.timestamp(attempt.updatedAt()))
                .update();
    }

    /** Keeps what the person entered before they go to the app; what was entered before gives way. */
    boolean enter(AttemptId id, byte[] sealed, Instant now) {
        return jdbc.sql("""
                        update authorization_attempt set entered = ?, updated_at = ?
                        where id = ? and phase = 'OFFERED'""").params(sealed, Columns.timestamp(now), id.bytes()).update() == 1;
    }

    /** What {@link #enter} kept. */
    Optional<byte[]> entered(AttemptId id) {
        return jdbc.sql("select entered from authorization_attempt where id = ? and entered is not null")
                .param(id.bytes())
                .query((row, n) -> row.getBytes(1))
                .optional();
    }

    /** Whether the holder of this proof may depart. */
    boolean isOffered(AttemptId id, byte[] proofHash) {
        return jdbc.sql("""
                        select 1 from authorization_attempt
                        where id = ? and proof_hash = ? and phase = 'OFFERED'""")
                .params(id.bytes(), proofHash)
                .query((row, n) -> true)
                .optional()
                .isPresent();
    }

    /** Only for the holder of the proof, and only once. */
    boolean depart(AttemptId id, byte[] proofHash, Departure departure) {
        return jdbc.sql("""
                        update authorization_attempt set phase = 'DEPARTED', method = ?, redirect_uri = ?, state_hash = ?,
                          binding_hash = ?, code_verifier = ?, departed_at = ?, updated_at = ?
                        where id = ? and proof_hash = ? and phase = 'OFFERED'""")
                        .param(DefinitionJson.tree(departure.method()).toString())
                        .param(departure.redirectUri())
                        .param(departure.stateHash())
                        .param(departure.bindingHash())
                        .param(departure.sealed())
                        .param(Columns.timestamp(departure.at()))
                        .param(Columns.timestamp(departure.at()))
                        .param(id.bytes())
                        .param(proofHash)
                        .update()
                == 1;
    }

    /** The person got a code to enter at the app; no window leaves, and no state comes back. */
    boolean departByCode(AttemptId id, AuthMethod method, Instant now) {
        return jdbc.sql("""
                        update authorization_attempt set phase = 'DEPARTED', method = ?, departed_at = ?, updated_at = ?
                        where id = ? and phase = 'OFFERED'""")
                        .params(
                                DefinitionJson.tree(method).toString(),
                                Columns.timestamp(now),
                                Columns.timestamp(now),
                                id.bytes())
                        .update()
                == 1;
    }

    /** The code was entered. Only one caller ever gets true. */
    boolean arriveByCode(AttemptId id, Instant now) {
        return jdbc.sql("""
                        update authorization_attempt set phase = 'VERIFYING', updated_at = ?
                        where id = ? and phase = 'DEPARTED' and state_hash is null""").params(Columns.timestamp(now), id.bytes()).update() == 1;
    }

    /** Spends the state. Only one callback ever gets true. */
    boolean arrive(AttemptId id, byte[] stateHash, Instant now) {
        return jdbc.sql("""
                        update authorization_attempt set phase = 'VERIFYING', state_hash = null, updated_at = ?
                        where id = ? and state_hash = ? and phase = 'DEPARTED'""")
                        .params(Columns.timestamp(now), id.bytes(), stateHash)
                        .update()
                == 1;
    }

    /** Begins to try what was entered in a form. Only one submission at a time gets true. */
    boolean submit(AttemptId id, Instant now) {
        return jdbc.sql("""
                        update authorization_attempt set phase = 'VERIFYING', updated_at = ?
                        where id = ? and phase in ('OFFERED', 'FAILED') and departed_at is null""").params(Columns.timestamp(now), id.bytes()).update() == 1;
    }

    /** False when it was over before: given up by the person, or taken for dead. */
    boolean succeed(AttemptId id, ConnectionId connection, Instant now) {
        return jdbc.sql("""
                update authorization_attempt set phase = 'SUCCEEDED', connection_id = ?, code_verifier = null,
                  entered = null,
                  failure_code = null, failure_message = null, failure_detail = null, updated_at = ?
                where id = ? and phase = 'VERIFYING'""")
                        .params(connection.bytes(), Columns.timestamp(now), id.bytes())
                        .update()
                == 1;
    }

    /** False when it was over before. */
    boolean fail(AttemptId id, Failure failure, Instant now) {
        return jdbc.sql("""
                update authorization_attempt set phase = 'FAILED', state_hash = null, code_verifier = null,
                  entered = null,
                  failure_code = ?, failure_message = ?, failure_detail = ?, updated_at = ?
                where id = ? and phase in ('OFFERED', 'DEPARTED', 'VERIFYING')""")
                        .param(failure.code())
                        .param(failure.message())
                        .param(failure.detail())
                        .param(Columns.timestamp(now))
                        .param(id.bytes())
                        .update()
                == 1;
    }

    Optional<Attempt> find(AttemptId id) {
        return jdbc.sql("select * from authorization_attempt where id = ?")
                .param(id.bytes())
                .query((row, n) -> attempt(row))
                .optional();
    }

    Optional<Departed> findByState(byte[] stateHash) {
        return jdbc.sql("select * from authorization_attempt where state_hash = ?")
                .param(stateHash)
                .query((row, n) ->
                        new Departed(attempt(row), row.getBytes("binding_hash"), row.getBytes("code_verifier")))
                .optional();
    }

    /** The newest attempt of the session that went anywhere. */
    Optional<Attempt> latestBegun(ConnectSessionId session) {
        return jdbc.sql("""
                select * from authorization_attempt where connect_session_id = ? and phase <> 'OFFERED'
                order by id desc limit 1""")
                .param(session.bytes())
                .query((row, n) -> attempt(row))
                .optional();
    }

    private static Attempt attempt(ResultSet row) throws SQLException {
        byte[] reauthorizes = row.getBytes("reauthorizes");
        byte[] connection = row.getBytes("connection_id");
        String method = row.getString("method");
        String failure = row.getString("failure_code");
        return new Attempt(
                AttemptId.of(row.getBytes("id")),
                OrganizationId.of(row.getBytes("organization_id")),
                EnvironmentId.of(row.getBytes("environment_id")),
                ConnectSessionId.of(row.getBytes("connect_session_id")),
                ConnectorId.of(row.getBytes("connector_id")),
                row.getString("method_key"),
                reauthorizes == null ? null : ConnectionId.of(reauthorizes),
                Phase.valueOf(row.getString("phase")),
                method == null ? null : DefinitionJson.method(method),
                row.getString("redirect_uri"),
                connection == null ? null : ConnectionId.of(connection),
                failure == null
                        ? null
                        : new Failure(failure, row.getString("failure_message"), row.getString("failure_detail")),
                Columns.instant(row, "created_at"),
                Columns.optionalInstant(row, "departed_at").orElse(null),
                Columns.instant(row, "updated_at"));
    }
}
