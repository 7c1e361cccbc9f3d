package dev.patchbay.vault;

import java.nio.ByteBuffer;

/**
 * Which key of a keyset sealed something. Every sealed value begins with it (Tink's wire format: one byte {@code 01}, then the
 * key's id), and Tink opens a value with that key alone, so that counting beginnings proves what a key is still needed for.
 *
 * @param value 32 bits without a sign; {@link #NONE} for what is no sealed value at all
 */
public record KeyId(long value) {

    /** What does not begin as a sealed value does. */
    public static final KeyId NONE = new KeyId(-1);

    /** How many bytes at the beginning tell the key. */
    public static final int PREFIX = 5;

    private static final byte TINK = 1;

    /** The key of a sealed value, or of its first {@link #PREFIX} bytes. */
    public static KeyId of(byte[] sealed) {
        return sealed.length < PREFIX || sealed[0] != TINK
                ? NONE
                : ofTink(ByteBuffer.wrap(sealed, 1, Integer.BYTES).getInt());
    }

    /** From the signed number that Tink itself uses. */
    public static KeyId ofTink(int id) {
        return new KeyId(Integer.toUnsignedLong(id));
    }

    /** Eight hexadecimal digits, as people see it. */
    @Override
    public String toString() {
        return value < 0 ? "none" : "%08x".formatted(value);
    }
}
