package dev.patchbay.id;

import java.util.Optional;
import java.util.UUID;

/** Identifies a connector: {@code ctr_…}. */
public record ConnectorId(UUID value) implements TypedId {

    private static final String PREFIX = "ctr";

    public static ConnectorId next() {
        return new ConnectorId(Ids.next());
    }

    public static ConnectorId of(byte[] bytes) {
        return new ConnectorId(Ids.of(bytes));
    }

    /** Empty when the text is not such an id; it says nothing of whether the thing exists. */
    public static Optional<ConnectorId> parse(String text) {
        return Ids.parse(text, PREFIX, ConnectorId::new);
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
