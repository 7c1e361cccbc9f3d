package dev.patchbay.api;

import dev.patchbay.id.RequestId;
import dev.patchbay.organization.Actor;
import dev.patchbay.organization.Scope;
import dev.patchbay.problem.Problem;
import dev.patchbay.storage.Columns;
import dev.patchbay.token.Token;
import dev.patchbay.vault.SealContext;
import dev.patchbay.vault.Vault;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The answers of requests that carried an {@code Idempotency-Key}; sealed, because some told a secret. */
@Component
public class IdempotentRequests {

    /** What the vault calls their answers. */
    static final String KIND = "idempotent_request";

    private static final Duration MEMORY = Duration.ofHours(24);

    /** After this long a request without an answer is taken for dead with its server. */
    private static final Duration LONGEST_REQUEST = Duration.ofMinutes(2);

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    IdempotentRequests(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /** What is known of an earlier request with the same key. */
    sealed interface Earlier {}

    record Answered(int status, byte[] body) implements Earlier {}

    record UnderWay() implements Earlier {}

    record Different() implements Earlier {}

    static final class StillUnderWay extends Problem {
        StillUnderWay() {
            super(
                    Kind.CONFLICT,
                    "idempotency_under_way",
                    "A request with this key is still being carried out. Try again in a moment.");
        }
    }

    /** Empty when the caller is the first and must go on; otherwise what came of the first. */
    Optional<Earlier> begin(Scope scope, String key, byte[] fingerprint) {
        Instant now = clock.instant();
        jdbc.sql("""
                delete from idempotent_request
                where environment_id = ? and key_hash = ?
                  and (created_at < ? or (answer_status is null and created_at < ?))""")
                .params(
                        scope.environment().bytes(),
                        hash(scope, key),
                        Columns.timestamp(now.minus(MEMORY)),
                        Columns.timestamp(now.minus(LONGEST_REQUEST)))
                .update();
        try {
            jdbc.sql("""
                    insert into idempotent_request (environment_id, key_hash, organization_id, id, request_hash, created_at)
                    values (?, ?, ?, ?, ?, ?)""")
                    .params(
                            scope.environment().bytes(),
                            hash(scope, key),
                            scope.organization().bytes(),
                            RequestId.next().bytes(),
                            fingerprint,
                            Columns.timestamp(now))
                    .update();
            return Optional.empty();
        } catch (DuplicateKeyException e) {
            return jdbc.sql("select * from idempotent_request where environment_id = ? and key_hash = ?")
                    .params(scope.environment().bytes(), hash(scope, key))
                    .query((row, n) -> earlier(scope, row, fingerprint))
                    .optional()
                    .or(() -> Optional.of(new UnderWay()));
        }
    }

    void complete(Scope scope, String key, int status, byte[] body) {
        RequestId id = jdbc.sql("select id from idempotent_request where environment_id = ? and key_hash = ?")
                .params(scope.environment().bytes(), hash(scope, key))
                .query((row, n) -> RequestId.of(row.getBytes(1)))
                .single();
        jdbc.sql(
                        "update idempotent_request set answer_status = ?, answer = ? where environment_id = ? and key_hash = ?")
                .params(
                        status,
                        vault.seal(context(scope, id), body),
                        scope.environment().bytes(),
                        hash(scope, key))
                .update();
    }

    void forget(Scope scope, String key) {
        jdbc.sql("delete from idempotent_request where environment_id = ? and key_hash = ? and answer_status is null")
                .params(scope.environment().bytes(), hash(scope, key))
                .update();
    }

    /** Forgets answers older than a day. */
    public void forgetOld() {
        jdbc.sql("delete from idempotent_request where created_at < ?")
                .param(Columns.timestamp(clock.instant().minus(MEMORY)))
                .update();
    }

    private Earlier earlier(Scope scope, ResultSet row, byte[] fingerprint) throws SQLException {
        if (!MessageDigest.isEqual(row.getBytes("request_hash"), fingerprint)) {
            return new Different();
        }
        int status = row.getInt("answer_status");
        if (row.wasNull()) {
            return new UnderWay();
        }
        return new Answered(
                status, vault.open(context(scope, RequestId.of(row.getBytes("id"))), row.getBytes("answer")));
    }

    /** The keys of one API key are its own: what was told to one caller is not repeated to a weaker one. */
    private static byte[] hash(Scope scope, String key) {
        return Token.hash(scope.actor() instanceof Actor.OfApiKey caller ? caller.id() + " " + key : key);
    }

    private static SealContext context(Scope scope, RequestId id) {
        return new SealContext(scope.organization(), scope.environment(), KIND, id.value());
    }
}
