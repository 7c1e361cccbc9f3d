package dev.patchbay.vault.internal;

import dev.patchbay.id.EnvironmentId;
import dev.patchbay.id.OrganizationId;
import dev.patchbay.storage.StorageProperties;
import dev.patchbay.testing.TestClock;
import dev.patchbay.vault.ExternalKeys;
import dev.patchbay.vault.SealContext;
import dev.patchbay.vault.SealedRows;
import dev.patchbay.vault.Vault;
import dev.patchbay.vault.VaultEvent;
import dev.patchbay.vault.VaultKeys;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Vaults as the server opens them at its start. */
public final class TestVaults {

    static final String KEY = key(1);
    static final String ANOTHER_KEY = key(2);

    private TestVaults() {}

    /** A node by itself: its own look at the keys, its own connections to the database. */
    public record Node(Vault vault, VaultKeys keys, Keyring keyring, List<VaultEvent> events) {

        /** What the node does by itself every few seconds. */
        public void follow() {
            keyring.follow();
        }
    }

    static Vault open(String masterKey, StorageProperties storage, JdbcClient jdbc) {
        try {
            MasterKeySource source = source(storage, masterKey);
            VaultConfiguration configuration = new VaultConfiguration();
            return configuration.vault(configuration.keyring(source, jdbc, new TestClock()), source, jdbc);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @param rows what a rotation walks
     * @param masterKey the key, and after it those before it
     */
    public static Node node(
            StorageProperties storage,
            DataSource pool,
            Clock clock,
            List<? extends SealedRows> rows,
            String... masterKey) {
        return node(source(storage, masterKey), pool, clock, rows);
    }

    static Node node(MasterKeySource source, DataSource pool, Clock clock, List<? extends SealedRows> rows) {
        try {
            JdbcClient jdbc = JdbcClient.create(pool);
            VaultConfiguration configuration = new VaultConfiguration();
            Keyring keyring = configuration.keyring(source, jdbc, clock);
            Vault vault = configuration.vault(keyring, source, jdbc);
            List<VaultEvent> events = new ArrayList<>();
            Map<String, Object> beans = new LinkedHashMap<>();
            rows.forEach(kind -> beans.put(kind.kind(), kind));
            VaultKeys keys = configuration.vaultKeys(
                    vault,
                    keyring,
                    source,
                    new StaticListableBeanFactory(beans).getBeanProvider(SealedRows.class),
                    jdbc,
                    new JdbcTransactionManager(pool),
                    event -> events.add((VaultEvent) event),
                    clock);
            return new Node(vault, keys, keyring, events);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static MasterKeySource source(StorageProperties storage, String... masterKey) {
        return source(storage, List.of(new Pkcs11Keys()), masterKey);
    }

    static MasterKeySource source(StorageProperties storage, List<ExternalKeys> outside, String... masterKey) {
        return new MasterKeySource(
                new VaultProperties(masterKey[0], null, Arrays.asList(masterKey).subList(1, masterKey.length)),
                storage,
                outside);
    }

    static SealContext context() {
        return new SealContext(
                OrganizationId.next(), EnvironmentId.next(), "connection.credentials", UUID.randomUUID());
    }

    private static String key(int filling) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) filling);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
