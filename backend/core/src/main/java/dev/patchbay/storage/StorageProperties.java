package dev.patchbay.storage;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the data lives.
 *
 * @param dbUrl JDBC URL of MySQL ({@code jdbc:mysql:…}) or H2 ({@code jdbc:h2:…}); without it H2 in the data folder
 * @param dataDir folder of local files
 * @param dbPoolSize most connections to the database that are open at once
 */
@ConfigurationProperties("patchbay")
public record StorageProperties(
        @Nullable String dbUrl,
        @Nullable String dbUser,
        @Nullable String dbPassword,
        @DefaultValue("./data") Path dataDir,
        @DefaultValue("32") int dbPoolSize) {

    private static final String MYSQL = "jdbc:mysql:";

    public StorageProperties {
        dbUrl = dbUrl == null || dbUrl.isBlank() ? null : dbUrl.strip();
    }

    /** Whether a MySQL server keeps the data, which several nodes may share. */
    public boolean mysql() {
        return dbUrl != null && dbUrl.startsWith(MYSQL);
    }

    /** Names the folder alone: the URL may hold a password. */
    @Override
    public String toString() {
        return "StorageProperties[" + (mysql() ? "MySQL" : "H2") + ", dataDir=" + dataDir + "]";
    }
}
