package dev.patchbay.vault;

import dev.patchbay.id.EnvironmentId;
import dev.patchbay.id.OrganizationId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Where a sealed secret belongs; it opens nowhere else.
 *
 * @param kind what the secret is, in printable ASCII: {@code connection.credentials}
 * @param row the id of the row that holds it
 */
public record SealContext(OrganizationId organization, EnvironmentId environment, String kind, UUID row) {

    private static final byte VERSION = 1;

    public SealContext {
        if (kind.isEmpty() || !kind.chars().allMatch(c -> c > ' ' && c <= '~')) {
            throw new IllegalArgumentException("The kind of a sealed secret is a word in printable ASCII");
        }
    }

    /** The context as bytes; each part has its length before it, so no two contexts have the same bytes. */
    public byte[] associatedData() {
        byte[] name = kind.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer bytes = ByteBuffer.allocate(1 + 4 * Integer.BYTES + 3 * 16 + name.length)
                .put(VERSION);
        put(bytes, organization.bytes());
        put(bytes, environment.bytes());
        put(bytes, name);
        return bytes.putInt(16)
                .putLong(row.getMostSignificantBits())
                .putLong(row.getLeastSignificantBits())
                .array();
    }

    private static void put(ByteBuffer bytes, byte[] part) {
        bytes.putInt(part.length).put(part);
    }
}
