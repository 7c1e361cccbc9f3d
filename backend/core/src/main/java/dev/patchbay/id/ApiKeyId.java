package dev.patchbay.id;

import java.util.Optional;
import java.util.UUID;

/** Identifies an API key: {@code key_…}. */
public record ApiKeyId(UUID value) implements TypedId {

    private static final String PREFIX = "key";

    public static ApiKeyId next() {
        return new ApiKeyId(Ids.next());
    }

    public static ApiKeyId of(byte[] bytes) {
        return new ApiKeyId(Ids.of(bytes));
    }

    /** Empty when the text is not such an id; it says nothing of whether the thing exists. */
    public static Optional<ApiKeyId> parse(String text) {
        return Ids.parse(text, PREFIX, ApiKeyId::new);
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
