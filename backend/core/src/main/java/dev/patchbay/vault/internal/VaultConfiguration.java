package dev.patchbay.vault.internal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.HmacParameters;
import com.google.crypto.tink.mac.MacConfig;
import dev.patchbay.storage.StorageProperties;
import dev.patchbay.vault.Vault;
import java.security.GeneralSecurityException;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Opens the keysets when the server starts, so that a wrong master key is noticed then and not at a customer's call. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VaultProperties.class)
class VaultConfiguration {

    /** Runs before any bean exists, so a server that must not start has not migrated a database either. */
    @Bean
    static BeanFactoryPostProcessor masterKeyCheck(Environment environment) {
        Binder settings = Binder.get(environment);
        return beans -> new MasterKeySource(
                        settings.bindOrCreate("patchbay", VaultProperties.class),
                        settings.bindOrCreate("patchbay", StorageProperties.class))
                .check();
    }

    @Bean
    Vault vault(VaultProperties properties, StorageProperties storage, JdbcClient jdbc)
            throws GeneralSecurityException {
        AeadConfig.register();
        MacConfig.register();
        WrappedKeysets keysets = new WrappedKeysets(jdbc);
        Aead masterKey =
                new MasterKeySource(properties, storage).find(keysets.any()).aead();
        return new TinkVault(
                keysets.obtain("data", PredefinedAeadParameters.AES256_GCM, masterKey),
                keysets.obtain("mac", hmacSha256(), masterKey));
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
