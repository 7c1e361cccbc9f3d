package dev.patchbay.sandbox;

import dev.patchbay.storage.Columns;
import dev.patchbay.token.Token;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tokens of OAuth 1.0a (RFC 5849, section 2). A request token becomes an access token once, and lives ten minutes. */
@InSandbox
@Component
class SignedTokens {

    private static final Duration LIFE_OF_REQUEST_TOKEN = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final Clock clock;

    SignedTokens(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    enum Kind {
        REQUEST,
        ACCESS
    }

    /** A token just made; the only time that its text is told. */
    record Issued(String token, String secret) {

        @Override
        public String toString() {
            return "Issued[masked]";
        }
    }

    /**
     * A token as the database knows it.
     *
     * @param account who gave access; nobody yet, when absent
     */
    record Known(
            Kind kind,
            String consumer,
            String secret,
            String callback,
            @Nullable String account,
            byte @Nullable [] verifierHash) {

        @Override
        public String toString() {
            return "Known[" + kind + "]";
        }
    }

    Issued request(String consumer, String callback) {
        return insert(Kind.REQUEST, consumer, callback, null);
    }

    Optional<Known> find(Kind kind, String token) {
        Instant oldest = kind == Kind.ACCESS ? Instant.EPOCH : clock.instant().minus(LIFE_OF_REQUEST_TOKEN);
        return jdbc.sql("select * from sandbox_signed_token where token_hash = ? and kind = ? and created_at > ?")
                .params(Token.hash(token), kind.name(), Columns.timestamp(oldest))
                .query((row, n) -> known(row))
                .optional();
    }

    /** The person gives access. Empty when somebody has answered before. */
    Optional<String> allow(String requestToken, SandboxAccount person) {
        String verifier = Token.next();
        boolean answered = jdbc.sql("""
                        update sandbox_signed_token set account_id = ?, verifier_hash = ?
                        where token_hash = ? and kind = 'REQUEST' and account_id is null""")
                        .params(person.id(), Token.hash(verifier), Token.hash(requestToken))
                        .update()
                == 1;
        return answered ? Optional.of(verifier) : Optional.empty();
    }

    /** The person refuses, or the token is used up. False when it was gone before. */
    boolean remove(Kind kind, String token) {
        return jdbc.sql("delete from sandbox_signed_token where token_hash = ? and kind = ?")
                        .params(Token.hash(token), kind.name())
                        .update()
                == 1;
    }

    /** Empty when the request token is used up already. */
    Optional<Issued> exchange(String requestToken, Known granted) {
        return remove(Kind.REQUEST, requestToken)
                ? Optional.of(insert(Kind.ACCESS, granted.consumer(), granted.callback(), granted.account()))
                : Optional.empty();
    }

    private Issued insert(Kind kind, String consumer, String callback, @Nullable String account) {
        Issued issued = new Issued(Token.next(), Token.next());
        jdbc.sql("""
                insert into sandbox_signed_token (token_hash, kind, consumer_id, secret, callback, account_id, created_at)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .param(Token.hash(issued.token()))
                .param(kind.name())
                .param(consumer)
                .param(issued.secret())
                .param(callback)
                .param(account)
                .param(Columns.timestamp(clock.instant()))
                .update();
        return issued;
    }

    private static Known known(ResultSet row) throws SQLException {
        return new Known(
                Kind.valueOf(row.getString("kind")),
                row.getString("consumer_id"),
                row.getString("secret"),
                row.getString("callback"),
                row.getString("account_id"),
                row.getBytes("verifier_hash"));
    }
}
