package dev.patchbay.vault.internal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import dev.patchbay.problem.Misconfigured;
import dev.patchbay.vault.WrappingKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.stream.Stream;

/**
 * The master keys that are configured.
 *
 * @param current wraps new keysets, and all of them after a rewrap
 * @param previous unwrap what was wrapped before that
 */
record MasterKeys(WrappingKey current, List<WrappingKey> previous) {

    /** A keyset with the master key that it is wrapped with. */
    record Unwrapped(KeysetHandle keys, WrappingKey by) {}

    static byte[] wrap(String name, KeysetHandle keyset, WrappingKey by) {
        try {
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(
                    keyset, aead(by), binding(name), RegistryConfiguration.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The keyset cannot be wrapped with " + by.name(), e);
        }
    }

    /** @throws Misconfigured when none of these wrapped it */
    Unwrapped unwrap(String name, byte[] wrapped) {
        for (WrappingKey key :
                Stream.concat(Stream.of(current), previous.stream()).toList()) {
            try {
                return new Unwrapped(
                        TinkProtoKeysetFormat.parseEncryptedKeyset(
                                wrapped, aead(key), binding(name), RegistryConfiguration.get()),
                        key);
            } catch (GeneralSecurityException anotherKey) {
                // the next one is tried
            }
        }
        throw new Misconfigured(
                "The master key does not fit this database: the keys stored in it were wrapped with another one.",
                "Set PATCHBAY_MASTER_KEY (or PATCHBAY_MASTER_KEY_FILE, or master.key in PATCHBAY_DATA_DIR) to the key"
                        + " that wrapped them last, or name that one in PATCHBAY_MASTER_KEY_PREVIOUS.");
    }

    private static Aead aead(WrappingKey key) {
        return new Aead() {
            @Override
            public byte[] encrypt(byte[] keyset, byte[] binding) throws GeneralSecurityException {
                return key.wrap(keyset, binding);
            }

            @Override
            public byte[] decrypt(byte[] wrapped, byte[] binding) throws GeneralSecurityException {
                return key.unwrap(wrapped, binding);
            }
        };
    }

    private static byte[] binding(String name) {
        return ("patchbay/vault/" + name).getBytes(StandardCharsets.UTF_8);
    }
}
