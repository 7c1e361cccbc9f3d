package dev.patchbay.id;

import java.util.Optional;
import java.util.UUID;

/** Identifies an environment's OAuth client: {@code oac_…}. */
public record OAuthClientId(UUID value) implements TypedId {

    private static final String PREFIX = "oac";

    public static OAuthClientId next() {
        return new OAuthClientId(Ids.next());
    }

    public static OAuthClientId of(byte[] bytes) {
        return new OAuthClientId(Ids.of(bytes));
    }

    /** Empty when the text is not such an id; it says nothing of whether the thing exists. */
    public static Optional<OAuthClientId> parse(String text) {
        return Ids.parse(text, PREFIX, OAuthClientId::new);
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
