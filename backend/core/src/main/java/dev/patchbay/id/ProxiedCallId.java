package dev.patchbay.id;

import java.util.Optional;
import java.util.UUID;

/** Identifies a call through the proxy: {@code call_…}. */
public record ProxiedCallId(UUID value) implements TypedId {

    private static final String PREFIX = "call";

    public static ProxiedCallId next() {
        return new ProxiedCallId(Ids.next());
    }

    public static ProxiedCallId of(byte[] bytes) {
        return new ProxiedCallId(Ids.of(bytes));
    }

    /** Empty when the text is not such an id; it says nothing of whether the thing exists. */
    public static Optional<ProxiedCallId> parse(String text) {
        return Ids.parse(text, PREFIX, ProxiedCallId::new);
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
