package dev.patchbay.vault.internal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.HmacParameters;
import com.google.crypto.tink.mac.MacConfig;
import dev.patchbay.storage.StorageProperties;
import dev.patchbay.vault.Vault;
import java.security.GeneralSecurityException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Opens the keysets when the server starts, so that a wrong master key is noticed then and not at a customer's call. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VaultProperties.class)
class VaultConfiguration {

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
