package dev.patchbay.id;

import java.util.Optional;
import java.util.UUID;

/** Identifies an organization: {@code org_…}. */
public record OrganizationId(UUID value) implements TypedId {

    private static final String PREFIX = "org";

    public static OrganizationId next() {
        return new OrganizationId(Ids.next());
    }

    public static OrganizationId of(byte[] bytes) {
        return new OrganizationId(Ids.of(bytes));
    }

    /** Empty when the text is not such an id; it says nothing of whether the thing exists. */
    public static Optional<OrganizationId> parse(String text) {
        return Ids.parse(text, PREFIX, OrganizationId::new);
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
