package dev.patchbay.vault.internal;

import dev.patchbay.storage.Columns;
import dev.patchbay.vault.KeyId;
import dev.patchbay.vault.Proof;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of {@code vault_proof}: what the last proof counted. */
final class ProofTable {

    private final JdbcClient jdbc;

    ProofTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Counted(Proof.Count count, Instant at) {}

    /** In the caller's transaction, one proof after the other. */
    void replace(Proof proof) {
        jdbc.sql("select version from vault_keyset where name = ? for update")
                .param(Keyring.NAME)
                .query(Long.class)
                .single();
        jdbc.sql("delete from vault_proof").update();
        proof.rows()
                .forEach(count -> jdbc.sql(
                                "insert into vault_proof (kind, key_id, row_count, proven_at) values (?, ?, ?, ?)")
                        .params(count.kind(), count.key().value(), count.rows(), Columns.timestamp(proof.at()))
                        .update());
    }

    Optional<Proof> last() {
        List<Counted> counted = jdbc.sql("select * from vault_proof order by kind, key_id")
                .query((row, n) -> new Counted(
                        new Proof.Count(
                                row.getString("kind"), new KeyId(row.getLong("key_id")), row.getLong("row_count")),
                        Columns.instant(row, "proven_at")))
                .list();
        return counted.stream()
                .findFirst()
                .map(first -> new Proof(
                        first.at(), counted.stream().map(Counted::count).toList()));
    }
}
