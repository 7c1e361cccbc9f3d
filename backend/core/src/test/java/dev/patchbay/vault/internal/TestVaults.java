package dev.patchbay.vault.internal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.patchbay.id.EnvironmentId;
import dev.patchbay.id.OrganizationId;
import dev.patchbay.storage.StorageProperties;
import dev.patchbay.vault.SealContext;
import dev.patchbay.vault.Vault;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Vaults as the server opens them at its start. */
final class TestVaults {

    static final String KEY = key(1);
    static final String ANOTHER_KEY = key(2);

    private TestVaults() {}

    static Vault open(String masterKey, StorageProperties storage, JdbcClient jdbc) {
        try {
            return new VaultConfiguration().vault(new VaultProperties(masterKey, null), storage, jdbc);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static SealContext context() {
        return new SealContext(
                OrganizationId.next(), EnvironmentId.next(), "connection.credentials", UUID.randomUUID());
    }

    /** What a rotation does: one more key in the data keyset, to seal with from now on. */
    static void addPrimary(JdbcClient jdbc) {
        try {
            Aead master = MasterKey.parse(KEY, "test").aead();
            KeysetHandle keys = new WrappedKeysets(jdbc).obtain("data", PredefinedAeadParameters.AES256_GCM, master);
            KeysetHandle more = KeysetHandle.newBuilder(keys)
                    .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                            .withRandomId()
                            .makePrimary())
                    .build();
            jdbc.sql("UPDATE vault_keyset SET keyset = :keyset WHERE name = 'data'")
                    .param("keyset", WrappedKeysets.wrap("data", more, master))
                    .update();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String key(int filling) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) filling);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
