package dev.patchbay.vault.internal;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the master key comes from; at most one of the first two is set.
 *
 * @param masterKey Base64 of 32 bytes, or what names a key outside: {@code pkcs11:…}
 * @param masterKeyFile a file that holds the same
 * @param masterKeyPrevious master keys that wrapped the keysets before, in the same forms or as {@code file:} with a path
 */
@ConfigurationProperties("patchbay")
record VaultProperties(
        @Nullable String masterKey,
        @Nullable Path masterKeyFile,
        @DefaultValue List<String> masterKeyPrevious) {

    VaultProperties {
        masterKey = masterKey == null || masterKey.isBlank() ? null : masterKey.strip();
        masterKeyFile = masterKeyFile == null || masterKeyFile.toString().isBlank() ? null : masterKeyFile;
        masterKeyPrevious = masterKeyPrevious.stream()
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .toList();
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "VaultProperties[]";
    }
}
