package dev.patchbay.id;

import java.util.Optional;
import java.util.UUID;

/** Identifies a request to the API: {@code req_…}. */
public record RequestId(UUID value) implements TypedId {

    private static final String PREFIX = "req";

    public static RequestId next() {
        return new RequestId(Ids.next());
    }

    public static RequestId of(byte[] bytes) {
        return new RequestId(Ids.of(bytes));
    }

    /** Empty when the text is not such an id; it says nothing of whether the thing exists. */
    public static Optional<RequestId> parse(String text) {
        return Ids.parse(text, PREFIX, RequestId::new);
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
