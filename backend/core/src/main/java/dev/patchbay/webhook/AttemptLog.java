package dev.patchbay.webhook;

import dev.patchbay.id.WebhookDeliveryId;
import dev.patchbay.storage.Columns;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code webhook_attempt}. */
@Repository
class AttemptLog {

    private final JdbcClient jdbc;

    AttemptLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(WebhookDeliveryId delivery, DeliveryAttempt attempt) {
        jdbc.sql("""
                insert into webhook_attempt (delivery_id, number, at, millis, status, error, message, answer)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(delivery.bytes())
                .param(attempt.number())
                .param(Columns.timestamp(attempt.at()))
                .param(attempt.millis())
                .param(attempt.status())
                .param(attempt.error())
                .param(attempt.message())
                .param(attempt.answer())
                .update();
    }

    /** The newest hundred, newest first. */
    List<DeliveryAttempt> of(WebhookDeliveryId delivery) {
        return jdbc.sql("select * from webhook_attempt where delivery_id = ? order by number desc limit 100")
                .param(delivery.bytes())
                .query((row, n) -> new DeliveryAttempt(
                        row.getInt("number"),
                        Columns.instant(row, "at"),
                        row.getLong("millis"),
                        row.getObject("status", Integer.class),
                        row.getString("error"),
                        row.getString("message"),
                        row.getString("answer")))
                .list();
    }
}
