package dev.patchbay.storage;

import com.zaxxer.hikari.HikariDataSource;
import dev.patchbay.storage.internal.TestPools;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A fresh database for a test, set up as in production: H2 in memory, H2 in a folder, or MySQL where
 * {@code PATCHBAY_TEST_MYSQL_URL} names a server ({@code jdbc:mysql://127.0.0.1:3306/?user=root}). It can be opened
 * several times, as by several nodes.
 */
public final class TestDatabase implements AutoCloseable {

    private static final String MYSQL = "PATCHBAY_TEST_MYSQL_URL";

    private final String name;
    private final StorageProperties properties;
    private final @Nullable String server;
    private final List<HikariDataSource> open = new ArrayList<>();

    private TestDatabase(String name, StorageProperties properties, @Nullable String server) {
        this.name = name;
        this.properties = properties;
        this.server = server;
    }

    /** H2 in memory, and MySQL where there is one. */
    public static List<TestDatabase> each() {
        List<TestDatabase> all = new ArrayList<>(List.of(memory()));
        String server = System.getenv(MYSQL);
        if (server != null && !server.isBlank()) {
            all.add(mysql(server));
        }
        return all;
    }

    public static TestDatabase memory() {
        String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
        return new TestDatabase("H2", properties(url, Path.of("unused")), null);
    }

    public static TestDatabase folder(Path dataDir) {
        return new TestDatabase("H2 in a folder", properties(null, dataDir), null);
    }

    private static TestDatabase mysql(String server) {
        String database = "patchbay_" + UUID.randomUUID().toString().replace("-", "");
        int query = server.indexOf('?');
        String base = query < 0 ? server : server.substring(0, query);
        String url = base.replaceFirst("(//[^/]+).*", "$1/" + database) + (query < 0 ? "" : server.substring(query));
        TestDatabase created = new TestDatabase("MySQL", properties(url, Path.of("unused")), server);
        created.onServer("CREATE DATABASE " + database + " CHARACTER SET utf8mb4");
        return created;
    }

    public StorageProperties properties() {
        return properties;
    }

    /** A pool of its own, as another node would have; the schema is there. */
    public synchronized HikariDataSource open() {
        HikariDataSource pool = TestPools.open(properties);
        open.add(pool);
        Flyway.configure().dataSource(pool).load().migrate();
        return pool;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(open());
    }

    @Override
    public synchronized void close() {
        open.forEach(HikariDataSource::close);
        String url = properties.dbUrl();
        if (server != null && url != null) {
            onServer("DROP DATABASE " + url.replaceFirst(".*//[^/]+/([^?]+).*", "$1"));
        }
    }

    @Override
    public String toString() {
        return name;
    }

    private static StorageProperties properties(@Nullable String url, Path dataDir) {
        return new StorageProperties(url, null, null, dataDir, 4);
    }

    private void onServer(String sql) {
        try (Connection connection = DriverManager.getConnection(java.util.Objects.requireNonNull(server));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
