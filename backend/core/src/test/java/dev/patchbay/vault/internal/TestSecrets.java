package dev.patchbay.vault.internal;

import dev.patchbay.id.EnvironmentId;
import dev.patchbay.id.OrganizationId;
import dev.patchbay.storage.Columns;
import dev.patchbay.vault.SealContext;
import dev.patchbay.vault.SealedColumn;
import dev.patchbay.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A table of sealed secrets that only tests have. */
final class TestSecrets extends SealedColumn {

    private static final String KIND = "test";

    private final JdbcClient jdbc;
    private final OrganizationId organization = OrganizationId.next();
    private final EnvironmentId environment = EnvironmentId.next();

    TestSecrets(JdbcClient jdbc) {
        super(jdbc, "test_secret", "secret", KIND);
        this.jdbc = jdbc;
        jdbc.sql("""
                create table test_secret (id binary(16) not null primary key, organization_id binary(16) not null,
                  environment_id binary(16) not null, secret longblob)""").update();
    }

    SealContext context(UUID id) {
        return new SealContext(organization, environment, KIND, id);
    }

    UUID add(Vault vault, String secret) {
        UUID id = UUID.randomUUID();
        return addSealed(id, vault.seal(context(id), bytes(secret)));
    }

    UUID addSealed(UUID id, byte @Nullable [] sealed) {
        jdbc.sql("insert into test_secret (id, organization_id, environment_id, secret) values (?, ?, ?, ?)")
                .param(Columns.bytes(id))
                .param(organization.bytes())
                .param(environment.bytes())
                .param(sealed)
                .update();
        return id;
    }

    byte[] sealed(UUID id) {
        return jdbc.sql("select secret from test_secret where id = ?")
                .param(Columns.bytes(id))
                .query((row, n) -> row.getBytes(1))
                .single();
    }

    void write(UUID id, byte[] sealed) {
        jdbc.sql("update test_secret set secret = ? where id = ?")
                .params(sealed, Columns.bytes(id))
                .update();
    }

    void remove(UUID id) {
        jdbc.sql("delete from test_secret where id = ?")
                .param(Columns.bytes(id))
                .update();
    }

    String read(Vault vault, UUID id) {
        return new String(vault.open(context(id), sealed(id)), StandardCharsets.UTF_8);
    }

    List<UUID> ids() {
        return jdbc.sql("select id from test_secret")
                .query((row, n) -> Columns.uuid(row, "id"))
                .list();
    }

    static byte[] bytes(String secret) {
        return secret.getBytes(StandardCharsets.UTF_8);
    }
}
