package dev.patchbay.id;

import java.util.Optional;
import java.util.UUID;

/** Identifies an environment: {@code env_…}. */
public record EnvironmentId(UUID value) implements TypedId {

    private static final String PREFIX = "env";

    public static EnvironmentId next() {
        return new EnvironmentId(Ids.next());
    }

    public static EnvironmentId of(byte[] bytes) {
        return new EnvironmentId(Ids.of(bytes));
    }

    /** Empty when the text is not such an id; it says nothing of whether the thing exists. */
    public static Optional<EnvironmentId> parse(String text) {
        return Ids.parse(text, PREFIX, EnvironmentId::new);
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
