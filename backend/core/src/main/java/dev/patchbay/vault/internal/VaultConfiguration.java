package dev.patchbay.vault.internal;

import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.HmacParameters;
import com.google.crypto.tink.mac.MacConfig;
import dev.patchbay.storage.StorageProperties;
import dev.patchbay.vault.ExternalKeys;
import dev.patchbay.vault.SealedRows;
import dev.patchbay.vault.Vault;
import dev.patchbay.vault.VaultKeys;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens the keysets when the server starts, so that a wrong master key is noticed then and not at a customer's call. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VaultProperties.class)
class VaultConfiguration {

    private static final String MAC = "mac";

    /** Runs before any bean exists, so a server that must not start has not migrated a database either. */
    @Bean
    static BeanFactoryPostProcessor masterKeyCheck(Environment environment) {
        Binder settings = Binder.get(environment);
        return beans -> new MasterKeySource(
                        settings.bindOrCreate("patchbay", VaultProperties.class),
                        settings.bindOrCreate("patchbay", StorageProperties.class),
                        List.of())
                .check();
    }

    @Bean
    ExternalKeys pkcs11Keys() {
        return new Pkcs11Keys();
    }

    @Bean
    MasterKeySource masterKeySource(
            VaultProperties properties, StorageProperties storage, ObjectProvider<ExternalKeys> outside) {
        return new MasterKeySource(properties, storage, outside.orderedStream().toList());
    }

    @Bean
    Keyring keyring(MasterKeySource source, JdbcClient jdbc, Clock clock) throws GeneralSecurityException {
        AeadConfig.register();
        WrappedKeysets keysets = new WrappedKeysets(jdbc);
        Keyset data = keysets.obtain(Keyring.NAME, PredefinedAeadParameters.AES256_GCM, source.find(keysets.any()));
        return new Keyring(keysets, () -> source.find(true), clock, data);
    }

    @Bean
    Vault vault(Keyring keyring, MasterKeySource source, JdbcClient jdbc) throws GeneralSecurityException {
        MacConfig.register();
        return new TinkVault(
                keyring,
                new WrappedKeysets(jdbc)
                        .obtain(MAC, hmacSha256(), source.find(true))
                        .keys());
    }

    @Bean
    VaultKeys vaultKeys(
            Vault vault,
            Keyring keyring,
            MasterKeySource source,
            ObjectProvider<SealedRows> rows,
            JdbcClient jdbc,
            PlatformTransactionManager transactionManager,
            ApplicationEventPublisher events,
            Clock clock) {
        List<SealedRows> kinds = rows.orderedStream().toList();
        WrappedKeysets keysets = new WrappedKeysets(jdbc);
        StoredKeys keys = new StoredKeys(keysets, new KeyTable(jdbc), source, keyring);
        RotationTable rotations = new RotationTable(jdbc);
        ProofTable proofs = new ProofTable(jdbc);
        TransactionTemplate transactions = new TransactionTemplate(transactionManager);
        RotationSteps steps = new RotationSteps(
                keys,
                rotations,
                new Reencryption(kinds, vault, rotations, clock),
                new ProofScan(kinds, clock),
                proofs,
                transactions,
                events,
                clock);
        return new TinkKeys(
                keys, rotations, proofs, steps, new Rewrapping(keysets, source, transactions, events, clock));
    }

    /** No key id before the value: a MAC serves as a lookup key and a cookie, both of fixed length. */
    private static HmacParameters hmacSha256() throws GeneralSecurityException {
        return HmacParameters.builder()
                .setKeySizeBytes(32)
                .setTagSizeBytes(32)
                .setHashType(HmacParameters.HashType.SHA256)
                .setVariant(HmacParameters.Variant.NO_PREFIX)
                .build();
    }
}
