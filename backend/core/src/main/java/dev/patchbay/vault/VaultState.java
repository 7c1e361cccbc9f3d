package dev.patchbay.vault;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The vault as its operator sees it.
 *
 * @param keys those of the data keyset, the newest first
 * @param masterKey the name of the master key that is configured
 * @param rewrapNeeded whether the keysets are wrapped with a previous master key still
 * @param rotation the one under way, or the last one
 * @param proof the last one
 */
public record VaultState(
        List<Key> keys, String masterKey, boolean rewrapNeeded, Optional<Rotation> rotation, Optional<Proof> proof) {

    /** A data key. */
    public record Key(KeyId id, Use use, Instant createdAt) {}

    public enum Use {
        /** Seals, and opens what it sealed. */
        PRIMARY,
        /** Opens what it sealed. */
        OPENS,
        /** Opens nothing, and could be switched on again; the last moments before it is destroyed. */
        DISABLED
    }
}
