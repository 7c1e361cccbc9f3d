package dev.patchbay.id;

import java.util.Optional;
import java.util.UUID;

/** Identifies a managed OAuth app: {@code oap_…}. */
public record OAuthAppId(UUID value) implements TypedId {

    private static final String PREFIX = "oap";

    public static OAuthAppId next() {
        return new OAuthAppId(Ids.next());
    }

    public static OAuthAppId of(byte[] bytes) {
        return new OAuthAppId(Ids.of(bytes));
    }

    /** Empty when the text is not such an id; it says nothing of whether the thing exists. */
    public static Optional<OAuthAppId> parse(String text) {
        return Ids.parse(text, PREFIX, OAuthAppId::new);
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
