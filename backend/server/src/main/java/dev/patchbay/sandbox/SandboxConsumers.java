package dev.patchbay.sandbox;

import dev.patchbay.storage.Columns;
import dev.patchbay.token.Token;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The applications that ask people of the sandbox for access by OAuth 1.0a. */
@InSandbox
@Component
class SandboxConsumers {

    private final JdbcClient jdbc;
    private final Clock clock;

    SandboxConsumers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param callback what an {@code oauth_callback} must be, its query aside */
    record Consumer(String key, String name, String secret, String callback) {

        @Override
        public String toString() {
            return "Consumer[" + key + "]";
        }
    }

    Consumer register(String name, String callback) {
        Consumer consumer = new Consumer("sbx1_" + Token.next().substring(0, 22), name, Token.next(), callback);
        jdbc.sql("insert into sandbox_consumer (id, name, secret, callback, created_at) values (?, ?, ?, ?, ?)")
                .params(consumer.key(), name, consumer.secret(), callback, Columns.timestamp(clock.instant()))
                .update();
        return consumer;
    }

    Optional<Consumer> find(String key) {
        return jdbc.sql("select id, name, secret, callback from sandbox_consumer where id = ?")
                .param(key)
                .query((row, n) -> new Consumer(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .optional();
    }
}
