package dev.patchbay.id;

import java.util.Optional;
import java.util.UUID;

/** Identifies one attempt to obtain credentials: {@code att_…}. */
public record AttemptId(UUID value) implements TypedId {

    private static final String PREFIX = "att";

    public static AttemptId next() {
        return new AttemptId(Ids.next());
    }

    public static AttemptId of(byte[] bytes) {
        return new AttemptId(Ids.of(bytes));
    }

    /** Empty when the text is not such an id; it says nothing of whether the thing exists. */
    public static Optional<AttemptId> parse(String text) {
        return Ids.parse(text, PREFIX, AttemptId::new);
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
