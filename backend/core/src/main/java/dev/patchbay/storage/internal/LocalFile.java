package dev.patchbay.storage.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.patchbay.problem.Misconfigured;
import dev.patchbay.storage.DataFolder;
import dev.patchbay.storage.StorageProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The embedded database's file in the data folder, which is nobody's to read but its owner's. */
record LocalFile(StorageProperties properties) {

    HikariDataSource opened(HikariConfig config) {
        if (properties.dbUrl() != null) {
            return new HikariDataSource(config);
        }
        Path folder = properties.dataDir().toAbsolutePath().normalize();
        Path file = Path.of(ConnectionPool.file(folder) + ".mv.db");
        try {
            DataFolder.create(folder);
            HikariDataSource pool = new HikariDataSource(config);
            if (Files.exists(file)) {
                DataFolder.protect(file);
            }
            return pool;
        } catch (IOException e) {
            throw new Misconfigured(
                    "PATCHBAY_DATA_DIR cannot be used: " + folder + ".",
                    "Choose a folder that the server may create, or that it owns.");
        }
    }
}
