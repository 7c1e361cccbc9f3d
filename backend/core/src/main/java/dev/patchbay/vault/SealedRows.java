package dev.patchbay.vault;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One column that holds sealed secrets, as its own module shows it to a rotation. Every such column needs a bean of this type: what
 * nobody registers is not re-encrypted, and would be lost with the old key. A test compares the beans with the schema.
 *
 * <p>An implementation needs the database and nothing else, because {@code patchbay.jar vault} uses it without a server.
 */
public interface SealedRows {

    /** The name in progress and proofs: {@code connection.credentials}, the table and the column. */
    String kind();

    /** How many rows hold a sealed value. */
    long count();

    /**
     * Rows after that position, in the order of their ids; empty at the end. A row that is added later with the newest key may be
     * missing.
     */
    List<Row> after(@Nullable UUID position, int limit);

    /** As {@link #after}, with the key alone. */
    List<Head> headsAfter(@Nullable UUID position, int limit);

    /**
     * Puts the same secret, sealed anew, in place of what was read; only while exactly that is still there, and without any other
     * trace in the row.
     *
     * @return whether it was still there
     */
    boolean replace(Row read, byte[] sealed);

    /** A row as it was read. */
    record Row(UUID id, SealContext context, byte[] sealed) {}

    /** Which key sealed a row. */
    record Head(UUID id, KeyId key) {}
}
