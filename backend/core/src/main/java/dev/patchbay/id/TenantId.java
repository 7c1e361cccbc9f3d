package dev.patchbay.id;

import java.util.Optional;
import java.util.UUID;

/** Identifies a tenant: {@code tnt_…}. */
public record TenantId(UUID value) implements TypedId {

    private static final String PREFIX = "tnt";

    public static TenantId next() {
        return new TenantId(Ids.next());
    }

    public static TenantId of(byte[] bytes) {
        return new TenantId(Ids.of(bytes));
    }

    /** Empty when the text is not such an id; it says nothing of whether the thing exists. */
    public static Optional<TenantId> parse(String text) {
        return Ids.parse(text, PREFIX, TenantId::new);
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
