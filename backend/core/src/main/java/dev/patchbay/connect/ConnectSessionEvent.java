package dev.patchbay.connect;

import dev.patchbay.id.ConnectionId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an end user reached in a connect session. Published inside the transaction of the change, once for each.
 *
 * @param connections what it led to; empty when it failed
 * @param error the stable code of what went wrong, for {@code FAILED}
 */
public record ConnectSessionEvent(
        Type type,
        ConnectSession session,
        List<ConnectionId> connections,
        @Nullable String error,
        Instant at) {

    public enum Type {
        /** Its first connection was made or authorized again. Told once for a session. */
        COMPLETED("connect_session.completed"),
        /** One try ended without a connection. The session stays open: others may follow, and complete it. */
        FAILED("connect_session.failed");

        private final String text;

        Type(String text) {
            this.text = text;
        }

        /** As webhooks name it. */
        public String text() {
            return text;
        }
    }
}
