package dev.patchbay.page;

import dev.patchbay.id.TypedId;
import dev.patchbay.problem.InvalidInput;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted. Lists run from the newest to the oldest, by id.
 *
 * @param limit 1 to 100
 * @param before the sixteen bytes of the last id already seen
 */
public record PageRequest(int limit, byte @Nullable [] before) {

    private static final int LARGEST = 100;
    private static final int USUAL = 50;
    private static final byte[] END = new byte[16];

    static {
        Arrays.fill(END, (byte) 0xff);
    }

    public static PageRequest first(int limit) {
        return new PageRequest(limit, null);
    }

    /** Reads the parameters {@code limit} and {@code cursor} of a list. */
    public static PageRequest of(@Nullable Integer limit, @Nullable String cursor) {
        int wanted = limit == null ? USUAL : limit;
        if (wanted < 1 || wanted > LARGEST) {
            throw new InvalidInput("limit", "range", "Ask for 1 to " + LARGEST + " entries.");
        }
        return new PageRequest(wanted, cursor == null || cursor.isEmpty() ? null : decode(cursor));
    }

    /** What a query compares ids with: {@code id < ?}. */
    public byte[] bound() {
        return before == null ? END.clone() : before;
    }

    /** One more than the limit, to see whether there are more. */
    public int rowsToRead() {
        return limit + 1;
    }

    static String cursor(TypedId last) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(last.bytes());
    }

    private static byte[] decode(String cursor) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            if (bytes.length == 16) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // Falls through to the same answer as a cursor of the wrong length.
        }
        throw new InvalidInput("cursor", "cursor", "Use the next_cursor of the page before, as it was given.");
    }
}
