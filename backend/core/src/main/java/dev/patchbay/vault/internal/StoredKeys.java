package dev.patchbay.vault.internal;

import com.google.crypto.tink.KeysetHandle;
import dev.patchbay.storage.AfterCommit;
import dev.patchbay.vault.KeyId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** The data keyset for who changes it: read under a lock, written wrapped as it was, and known to this node at once. */
final class StoredKeys {

    private final WrappedKeysets keysets;
    private final KeyTable ages;
    private final MasterKeySource masterKeys;
    private final Keyring keyring;

    StoredKeys(WrappedKeysets keysets, KeyTable ages, MasterKeySource masterKeys, Keyring keyring) {
        this.keysets = keysets;
        this.ages = ages;
        this.masterKeys = masterKeys;
        this.keyring = keyring;
    }

    /** As it is now. */
    Keyset read() {
        return keyring.latest();
    }

    /** Until the end of the caller's transaction nobody else changes it. */
    Keyset lock() {
        return keysets.lock(Keyring.NAME, masterKeys.find(true));
    }

    /** With the master key that wrapped it before: other nodes may not have the next one yet. */
    void save(Keyset locked, KeysetHandle keys) {
        keysets.save(Keyring.NAME, MasterKeys.wrap(Keyring.NAME, keys, locked.wrappedBy()));
        AfterCommit.run(keyring::latest);
    }

    void made(KeyId key, Instant at) {
        ages.made(key, at);
    }

    void destroyed(Collection<KeyId> keys, Instant at) {
        ages.destroyed(keys, at);
    }

    Instant createdAt(KeyId key) {
        Map<KeyId, Instant> known = ages.ages();
        return known.containsKey(key) ? known.get(key) : keysets.createdAt(Keyring.NAME);
    }
}
