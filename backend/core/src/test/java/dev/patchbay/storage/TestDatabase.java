package dev.patchbay.storage;

import com.zaxxer.hikari.HikariDataSource;
import dev.patchbay.storage.internal.TestPools;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A fresh database for a test, set up as in production: H2 in memory, or with {@code -Dpatchbay.test.db=mysql} one of its
 * own on the MySQL server that {@code PATCHBAY_TEST_MYSQL_URL}, {@code …_USER} and {@code …_PASSWORD} name. It can be
 * opened several times, as by several nodes.
 */
public final class TestDatabase implements AutoCloseable {

    private static final Path UNUSED = Path.of("unused");

    private final StorageProperties properties;
    private final Runnable drop;
    private final List<HikariDataSource> open = new ArrayList<>();

    private TestDatabase(StorageProperties properties, Runnable drop) {
        this.properties = properties;
        this.drop = drop;
    }

    /** On the database that this run of the tests is for. */
    public static TestDatabase fresh() {
        return System.getProperty("patchbay.test.db", "h2").equals("mysql") ? mysql() : memory();
    }

    public static TestDatabase memory() {
        String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
        return new TestDatabase(new StorageProperties(url, null, null, UNUSED, 4), () -> {});
    }

    /** On the MySQL server that the environment names. */
    public static TestDatabase mysql() {
        URI given = URI.create(System.getenv("PATCHBAY_TEST_MYSQL_URL").substring("jdbc:".length()));
        String server = "jdbc:mysql://" + given.getAuthority() + "/";
        String query = given.getQuery() == null ? "" : "?" + given.getQuery();
        String user = System.getenv().getOrDefault("PATCHBAY_TEST_MYSQL_USER", "root");
        String password = System.getenv().getOrDefault("PATCHBAY_TEST_MYSQL_PASSWORD", "");
        String name = "patchbay_" + UUID.randomUUID().toString().replace("-", "");
        onServer(server + query, user, password, "CREATE DATABASE " + name + " CHARACTER SET utf8mb4");
        return new TestDatabase(
                new StorageProperties(server + name + query, user, password, UNUSED, 4),
                () -> onServer(server + query, user, password, "DROP DATABASE " + name));
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
        drop.run();
    }

    private static void onServer(String url, String user, String password, String sql) {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
