package dev.patchbay.vault;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * What was found when every sealed row was looked at.
 *
 * @param rows how many rows of each kind each key sealed; a kind without rows is in it once, with {@link KeyId#NONE} and 0
 */
public record Proof(Instant at, List<Count> rows) {

    public record Count(String kind, KeyId key, long rows) {}

    /** How many rows that key sealed. */
    public long rowsOf(KeyId key) {
        return rowsOf(List.of(key));
    }

    public long rowsOf(Collection<KeyId> keys) {
        return rows.stream()
                .filter(count -> keys.contains(count.key()))
                .mapToLong(Count::rows)
                .sum();
    }

    /** How many rows were sealed by another key than that one. */
    public long rowsNotOf(KeyId key) {
        return rows.stream().mapToLong(Count::rows).sum() - rowsOf(key);
    }
}
