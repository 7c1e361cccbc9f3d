package dev.patchbay.storage.internal;

import com.zaxxer.hikari.HikariConfig;
import dev.patchbay.problem.Misconfigured;
import dev.patchbay.storage.StorageProperties;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the pool of database connections is set up, on either database. */
final class ConnectionPool {

    /** A database that starts beside this server, as in a compose file, has this long to come up. */
    private static final Duration START_UP = Duration.ofSeconds(20);

    private static final Duration WAIT_FOR_A_CONNECTION = Duration.ofSeconds(10);

    /**
     * {@code WRITE_DELAY=0}: what was committed survives a killed process; H2's default would lose up to half a second.
     * {@code MAX_LENGTH_INPLACE_LOB}: sealed credentials stay in their row; elsewhere, H2 would copy them at every read.
     */
    private static final Map<String, String> H2 = Map.of(
            "MODE", "MySQL",
            "DATABASE_TO_LOWER", "TRUE",
            "CASE_INSENSITIVE_IDENTIFIERS", "TRUE",
            "TIME ZONE", "UTC",
            "LOCK_TIMEOUT", "10000",
            "DB_CLOSE_ON_EXIT", "FALSE",
            "WRITE_DELAY", "0",
            "MAX_LENGTH_INPLACE_LOB", "8192");

    private static final Map<String, String> MYSQL = Map.of(
            "useServerPrepStmts", "true",
            "cachePrepStmts", "true",
            "prepStmtCacheSize", "256",
            "prepStmtCacheSqlLimit", "4096",
            "useConfigs", "maxPerformance",
            "characterEncoding", "UTF-8");

    /** Not for the owner of the URL to choose: times would shift. */
    private static final Map<String, String> MYSQL_UTC =
            Map.of("connectionTimeZone", "UTC", "forceConnectionTimeZoneToSession", "true");

    private ConnectionPool() {}

    static HikariConfig of(StorageProperties properties) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("patchbay");
        pool.setMaximumPoolSize(properties.dbPoolSize());
        pool.setConnectionTimeout(WAIT_FOR_A_CONNECTION.toMillis());
        pool.setInitializationFailTimeout(START_UP.toMillis());
        // H2's default, and so MySQL's too: who reads again after waiting for another must see what that one wrote.
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        String url = properties.dbUrl();
        if (url == null) {
            h2(pool, "jdbc:h2:file:" + file(properties.dataDir()), "sa", "");
        } else if (url.startsWith("jdbc:h2:")) {
            h2(pool, url, or(properties.dbUser(), "sa"), or(properties.dbPassword(), ""));
        } else if (properties.mysql()) {
            mysql(pool, url, properties);
        } else {
            throw new Misconfigured(
                    "PATCHBAY_DB_URL is not the address of a database that Patchbay can use.",
                    "Set it to jdbc:mysql://host:3306/database for MySQL 8.4 or newer, or leave it out to keep the data"
                            + " in PATCHBAY_DATA_DIR.");
        }
        return pool;
    }

    private static void h2(HikariConfig pool, String url, String user, String password) {
        StringBuilder complete = new StringBuilder(url);
        String given = url.toUpperCase(Locale.ROOT);
        H2.forEach((key, value) -> {
            if (!given.contains(";" + key + "=")) {
                complete.append(';').append(key).append('=').append(value);
            }
        });
        pool.setJdbcUrl(complete.toString());
        pool.setUsername(user);
        pool.setPassword(password);
    }

    private static void mysql(HikariConfig pool, String url, StorageProperties properties) {
        pool.setJdbcUrl(url);
        if (properties.dbUser() != null) {
            pool.setUsername(properties.dbUser());
        }
        if (properties.dbPassword() != null) {
            pool.setPassword(properties.dbPassword());
        }
        MYSQL.forEach((key, value) -> {
            if (!url.contains("?" + key + "=") && !url.contains("&" + key + "=")) {
                pool.addDataSourceProperty(key, value);
            }
        });
        MYSQL_UTC.forEach(pool::addDataSourceProperty);
    }

    /** Where the embedded database is; it adds an ending of its own. */
    static String file(Path dataDir) {
        String file = dataDir.toAbsolutePath().normalize().resolve("patchbay").toString();
        if (file.indexOf(';') >= 0) {
            throw new Misconfigured(
                    "PATCHBAY_DATA_DIR has a semicolon in its path, which the embedded database cannot open.",
                    "Choose a folder without a semicolon in its path.");
        }
        return file;
    }

    private static String or(@Nullable String given, String otherwise) {
        return given == null ? otherwise : given;
    }
}
