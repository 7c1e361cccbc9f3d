package dev.patchbay.vault.internal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import dev.patchbay.problem.Misconfigured;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The keysets as the database holds them: each wrapped with the master key, and bound to its name. */
final class WrappedKeysets {

    private final JdbcClient jdbc;

    WrappedKeysets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean any() {
        return jdbc.sql("SELECT COUNT(*) FROM vault_keyset")
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /**
     * The keyset of that name, made now if there is none. When two nodes make it at the same moment, the first to insert
     * wins and both use that one.
     *
     * @throws Misconfigured when this is not the master key that wrapped it
     */
    KeysetHandle obtain(String name, Parameters newKey, Aead masterKey) {
        Optional<byte[]> stored = find(name);
        if (stored.isEmpty()) {
            insert(name, wrap(name, generate(newKey), masterKey));
            // Read back even what was just inserted: what counts is what other nodes will see.
            stored = find(name);
        }
        return unwrap(name, stored.orElseThrow(), masterKey);
    }

    private Optional<byte[]> find(String name) {
        return jdbc.sql("SELECT keyset FROM vault_keyset WHERE name = :name")
                .param("name", name)
                .query((row, number) -> row.getBytes("keyset"))
                .optional();
    }

    private void insert(String name, byte[] keyset) {
        try {
            jdbc.sql("INSERT INTO vault_keyset (name, keyset) VALUES (:name, :keyset)")
                    .param("name", name)
                    .param("keyset", keyset)
                    .update();
        } catch (DuplicateKeyException anotherNodeWasFirst) {
            // its keyset is read next
        }
    }

    private static KeysetHandle generate(Parameters newKey) {
        try {
            return KeysetHandle.generateNew(newKey);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("No key can be made on this machine", e);
        }
    }

    static byte[] wrap(String name, KeysetHandle keyset, Aead masterKey) {
        try {
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(
                    keyset, masterKey, binding(name), RegistryConfiguration.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The keyset cannot be wrapped", e);
        }
    }

    private static KeysetHandle unwrap(String name, byte[] wrapped, Aead masterKey) {
        try {
            return TinkProtoKeysetFormat.parseEncryptedKeyset(
                    wrapped, masterKey, binding(name), RegistryConfiguration.get());
        } catch (GeneralSecurityException wrongKey) {
            throw new Misconfigured(
                    "The master key does not fit this database: the keys stored in it were wrapped with another one.",
                    "Set PATCHBAY_MASTER_KEY (or PATCHBAY_MASTER_KEY_FILE, or master.key in PATCHBAY_DATA_DIR) to the key"
                            + " that this database was first started with.");
        }
    }

    private static byte[] binding(String name) {
        return ("patchbay/vault/" + name).getBytes(StandardCharsets.UTF_8);
    }
}
