package dev.patchbay.connection;

import dev.patchbay.organization.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something became of a connection. Published inside the transaction of the change, exactly once for each, in the order of the
 * changes to one connection: a listener that writes does so with the change or not at all.
 *
 * @param connection as it is afterwards; as it was, when it is deleted
 * @param previous the status before, when it is another now
 * @param error the stable code of what went wrong, for {@code DEGRADED} and {@code NEEDS_REAUTH}
 */
public record ConnectionEvent(
        Type type,
        Connection connection,
        @Nullable ConnectionStatus previous,
        @Nullable String error,
        Actor actor,
        Instant at) {

    public enum Type {
        CREATED("connection.created"),
        /** Label, tags, account or scopes; confirmed, switched off or on; authorized again while it worked. */
        UPDATED("connection.updated"),
        DEGRADED("connection.degraded"),
        NEEDS_REAUTH("connection.needs_reauth"),
        /** Works again after {@code DEGRADED} or {@code NEEDS_REAUTH}. */
        RECOVERED("connection.recovered"),
        DELETED("connection.deleted");

        private final String text;

        Type(String text) {
            this.text = text;
        }

        /** As webhooks name it. */
        public String text() {
            return text;
        }
    }

    /** What a change of status is called. */
    static Type typeOf(ConnectionStatus before, ConnectionStatus after) {
        return switch (after) {
            case DEGRADED -> before == ConnectionStatus.DISABLED ? Type.UPDATED : Type.DEGRADED;
            case NEEDS_REAUTH -> before == ConnectionStatus.DISABLED ? Type.UPDATED : Type.NEEDS_REAUTH;
            case ACTIVE ->
                switch (before) {
                    case DEGRADED, NEEDS_REAUTH -> Type.RECOVERED;
                    case PENDING, ACTIVE, DISABLED -> Type.UPDATED;
                };
            case PENDING, DISABLED -> Type.UPDATED;
        };
    }
}
