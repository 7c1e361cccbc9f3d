package dev.patchbay.vault.internal;

import dev.patchbay.storage.Columns;
import dev.patchbay.vault.KeyId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of {@code vault_key}: when each data key was made and destroyed. */
final class KeyTable {

    private final JdbcClient jdbc;

    KeyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void made(KeyId key, Instant at) {
        jdbc.sql("insert into vault_key (keyset, key_id, created_at) values (?, ?, ?)")
                .params(Keyring.NAME, key.value(), Columns.timestamp(at))
                .update();
    }

    void destroyed(Collection<KeyId> keys, Instant at) {
        keys.forEach(key -> jdbc.sql("update vault_key set destroyed_at = ? where keyset = ? and key_id = ?")
                .params(Columns.timestamp(at), Keyring.NAME, key.value())
                .update());
    }

    /** The first key of an installation has no row: it is as old as its keyset. */
    Map<KeyId, Instant> ages() {
        Map<KeyId, Instant> ages = new HashMap<>();
        jdbc.sql("select key_id, created_at from vault_key where keyset = ?")
                .param(Keyring.NAME)
                .query((row, n) -> ages.put(new KeyId(row.getLong("key_id")), Columns.instant(row, "created_at")))
                .list();
        return ages;
    }
}
