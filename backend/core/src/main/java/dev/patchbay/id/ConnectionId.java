package dev.patchbay.id;

import java.util.Optional;
import java.util.UUID;

/** Identifies a connection: {@code conn_…}. */
public record ConnectionId(UUID value) implements TypedId {

    private static final String PREFIX = "conn";

    public static ConnectionId next() {
        return new ConnectionId(Ids.next());
    }

    public static ConnectionId of(byte[] bytes) {
        return new ConnectionId(Ids.of(bytes));
    }

    /** Empty when the text is not such an id; it says nothing of whether the thing exists. */
    public static Optional<ConnectionId> parse(String text) {
        return Ids.parse(text, PREFIX, ConnectionId::new);
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public String toString() {
        return text();
    }
}
