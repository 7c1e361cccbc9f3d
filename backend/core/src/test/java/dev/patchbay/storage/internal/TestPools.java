package dev.patchbay.storage.internal;

import com.zaxxer.hikari.HikariDataSource;
import dev.patchbay.storage.StorageProperties;

/** Lets tests of other packages open the pool exactly as the server does. */
public final class TestPools {

    private TestPools() {}

    public static HikariDataSource open(StorageProperties properties) {
        return new HikariDataSource(ConnectionPool.of(properties));
    }
}
