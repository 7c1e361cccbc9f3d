package dev.patchbay.vault;

import java.time.Instant;

/**
 * Something happened to the keys; published in the transaction that does it.
 *
 * @param key the key that it is about; {@link KeyId#NONE} for a new master key
 * @param by who asked for it, as {@link KeyRotation#start} was told, or {@code Patchbay}
 */
public record VaultEvent(Type type, KeyId key, String by, Instant at) {

    public enum Type {
        ROTATION_STARTED,
        KEY_PROMOTED,
        KEY_DISABLED,
        KEY_DESTROYED,
        KEYSETS_REWRAPPED
    }
}
