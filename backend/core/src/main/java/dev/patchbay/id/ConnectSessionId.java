package dev.patchbay.id;

import java.util.Optional;
import java.util.UUID;

/** Identifies a connect session: {@code cs_…}. */
public record ConnectSessionId(UUID value) implements TypedId {

    private static final String PREFIX = "cs";

    public static ConnectSessionId next() {
        return new ConnectSessionId(Ids.next());
    }

    public static ConnectSessionId of(byte[] bytes) {
        return new ConnectSessionId(Ids.of(bytes));
    }

    /** Empty when the text is not such an id; it says nothing of whether the thing exists. */
    public static Optional<ConnectSessionId> parse(String text) {
        return Ids.parse(text, PREFIX, ConnectSessionId::new);
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
