package dev.patchbay.vault.internal;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the master key comes from; at most one of the two is set.
 *
 * @param masterKey Base64 of 32 bytes
 * @param masterKeyFile a file that holds the same
 */
@ConfigurationProperties("patchbay")
record VaultProperties(@Nullable String masterKey, @Nullable Path masterKeyFile) {

    VaultProperties {
        masterKey = masterKey == null || masterKey.isBlank() ? null : masterKey.strip();
        masterKeyFile = masterKeyFile == null || masterKeyFile.toString().isBlank() ? null : masterKeyFile;
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "VaultProperties[]";
    }
}
