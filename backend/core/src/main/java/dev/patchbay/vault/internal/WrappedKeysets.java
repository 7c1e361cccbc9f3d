package dev.patchbay.vault.internal;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import dev.patchbay.storage.Columns;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The keysets as the database holds them: each wrapped with the master key, and bound to its name. */
final class WrappedKeysets {

    private final JdbcClient jdbc;

    WrappedKeysets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(long version, byte[] keyset) {}

    boolean any() {
        return jdbc.sql("SELECT COUNT(*) FROM vault_keyset")
                        .query(Integer.class)
                        .single()
                > 0;
    }

    List<String> names() {
        return jdbc.sql("SELECT name FROM vault_keyset ORDER BY name")
                .query((row, n) -> row.getString("name"))
                .list();
    }

    /** Changes with each change of the keyset. */
    long version(String name) {
        return jdbc.sql("SELECT version FROM vault_keyset WHERE name = ?")
                .param(name)
                .query(Long.class)
                .single();
    }

    Instant createdAt(String name) {
        return jdbc.sql("SELECT created_at FROM vault_keyset WHERE name = ?")
                .param(name)
                .query((row, n) -> Columns.instant(row, "created_at"))
                .single();
    }

    /**
     * The keyset of that name, made now if there is none. When two nodes make it at the same moment, the first to insert
     * wins and both use that one.
     */
    Keyset obtain(String name, Parameters newKey, MasterKeys masterKeys) {
        Optional<Row> stored = find(name, "");
        if (stored.isEmpty()) {
            insert(name, MasterKeys.wrap(name, generate(newKey), masterKeys.current()));
            // Read back even what was just inserted: what counts is what other nodes will see.
            stored = find(name, "");
        }
        return unwrap(name, stored.orElseThrow(), masterKeys);
    }

    /** The keyset as it is now. */
    Keyset read(String name, MasterKeys masterKeys) {
        return unwrap(name, find(name, "").orElseThrow(), masterKeys);
    }

    /** As {@link #read}; until the end of the caller's transaction nobody else changes it. */
    Keyset lock(String name, MasterKeys masterKeys) {
        return unwrap(name, find(name, " FOR UPDATE").orElseThrow(), masterKeys);
    }

    /** In the transaction that locked it. */
    void save(String name, byte[] wrapped) {
        jdbc.sql("UPDATE vault_keyset SET keyset = ?, version = version + 1 WHERE name = ?")
                .params(wrapped, name)
                .update();
    }

    private static Keyset unwrap(String name, Row row, MasterKeys masterKeys) {
        MasterKeys.Unwrapped unwrapped = masterKeys.unwrap(name, row.keyset());
        return new Keyset(row.version(), unwrapped.keys(), unwrapped.by());
    }

    private Optional<Row> find(String name, String lock) {
        return jdbc.sql("SELECT version, keyset FROM vault_keyset WHERE name = ?" + lock)
                .param(name)
                .query((row, number) -> new Row(row.getLong("version"), row.getBytes("keyset")))
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
}
