package dev.patchbay.id;

import java.util.Optional;
import java.util.UUID;

/** Identifies a member: {@code mbr_…}. */
public record MemberId(UUID value) implements TypedId {

    private static final String PREFIX = "mbr";

    public static MemberId next() {
        return new MemberId(Ids.next());
    }

    public static MemberId of(byte[] bytes) {
        return new MemberId(Ids.of(bytes));
    }

    /** Empty when the text is not such an id; it says nothing of whether the thing exists. */
    public static Optional<MemberId> parse(String text) {
        return Ids.parse(text, PREFIX, MemberId::new);
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
