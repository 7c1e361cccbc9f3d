package dev.patchbay.sandbox;

import dev.patchbay.storage.Columns;
import dev.patchbay.token.Token;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Against replay (RFC 5849, section 3.3): a timestamp is recent, and a nonce is new for it. */
@InSandbox
@Component
class Nonces {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final Clock clock;

    Nonces(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws SignatureRefusal when the request is old, or was here before */
    void take(SignedRequest request) {
        Instant now = clock.instant();
        if (isFar(request.required("oauth_timestamp"), now)) {
            throw new SignatureRefusal("timestamp_refused");
        }
        String once = String.join(
                "\n",
                request.required("oauth_consumer_key"),
                request.parameter("oauth_token"),
                request.required("oauth_timestamp"),
                request.required("oauth_nonce"));
        jdbc.sql("delete from sandbox_nonce where created_at < ?")
                .param(Columns.timestamp(now.minus(TOLERANCE.multipliedBy(2))))
                .update();
        try {
            jdbc.sql("insert into sandbox_nonce (nonce_hash, created_at) values (?, ?)")
                    .params(Token.hash(once), Columns.timestamp(now))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new SignatureRefusal("nonce_used");
        }
    }

    private static boolean isFar(String timestamp, Instant now) {
        return !timestamp.matches("\\d{1,12}")
                || Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now)
                                .abs()
                                .compareTo(TOLERANCE)
                        > 0;
    }
}
