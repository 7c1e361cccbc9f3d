package dev.patchbay.storage.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.patchbay.problem.Misconfigured;
import dev.patchbay.storage.StorageProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

class StorageConfigurationTest {

    @Test
    void keepsTheDataInTheFolderWhenNoDatabaseIsNamed(@TempDir Path folder) {
        StorageProperties properties =
                bound(Map.of("PATCHBAY_DATA_DIR", folder.resolve("new").toString()));
        try (HikariDataSource pool = new HikariDataSource(ConnectionPool.of(properties))) {
            JdbcClient jdbc = JdbcClient.create(pool);
            jdbc.sql("CREATE TABLE `Note` (id BINARY(16), text VARCHAR(9)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4")
                    .update();
            jdbc.sql("INSERT INTO note (id, text) VALUES (NULL, 'kept')").update();
        }
        assertThat(folder.resolve("new/patchbay.mv.db")).exists();
        try (HikariDataSource again = new HikariDataSource(ConnectionPool.of(properties))) {
            assertThat(JdbcClient.create(again)
                            .sql("SELECT text FROM NOTE")
                            .query(String.class)
                            .single())
                    .isEqualTo("kept");
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void theFileIsItsOwnersAlone(@TempDir Path folder) throws IOException {
        Path data = folder.resolve("new");
        StorageProperties properties = bound(Map.of("PATCHBAY_DATA_DIR", data.toString()));

        new LocalFile(properties).opened(ConnectionPool.of(properties)).close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("patchbay.mv.db"))))
                .isEqualTo("rw-------");
    }

    @Test
    void readsTheEnvironmentVariablesAsTheyAreDocumented() {
        StorageProperties properties = bound(Map.of(
                "PATCHBAY_DB_URL", "jdbc:mysql://db:3306/patchbay",
                "PATCHBAY_DB_USER", "app",
                "PATCHBAY_DB_PASSWORD", "hush",
                "PATCHBAY_DATA_DIR", "/srv/data"));
        assertThat(properties.mysql()).isTrue();
        assertThat(properties.dataDir()).isEqualTo(Path.of("/srv/data"));
        assertThat(properties.toString()).doesNotContain("hush");
        HikariConfig pool = ConnectionPool.of(properties);
        assertThat(pool.getUsername()).isEqualTo("app");
        assertThat(pool.getPassword()).isEqualTo("hush");
        assertThat(pool.getDataSourceProperties())
                .containsEntry("connectionTimeZone", "UTC")
                .containsEntry("forceConnectionTimeZoneToSession", "true")
                .containsEntry("useServerPrepStmts", "true")
                .containsEntry("cachePrepStmts", "true")
                .containsEntry("useConfigs", "maxPerformance");
    }

    @Test
    void theDefaultsAreH2InTheDataFolder() {
        StorageProperties properties = bound(Map.of("PATCHBAY_DB_URL", " "));
        assertThat(properties.mysql()).isFalse();
        assertThat(ConnectionPool.of(properties).getJdbcUrl())
                .startsWith("jdbc:h2:file:" + Path.of("data/patchbay").toAbsolutePath());
    }

    @Test
    void theUrlOfTheOwnerHasTheLastWordExceptOnTime() {
        HikariConfig mysql =
                ConnectionPool.of(storage("jdbc:mysql://db/patchbay?cachePrepStmts=false&connectionTimeZone=LOCAL"));
        assertThat(mysql.getDataSourceProperties())
                .doesNotContainKey("cachePrepStmts")
                .containsEntry("connectionTimeZone", "UTC");
        assertThat(ConnectionPool.of(storage("jdbc:h2:mem:x;mode=Regular")).getJdbcUrl())
                .contains("mode=Regular")
                .doesNotContain("MODE=MySQL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:postgresql://db/patchbay", "mysql://db/patchbay", "db:3306"})
    void refusesADatabaseThatItDoesNotKnowWithoutRepeatingTheUrl(String url) {
        assertThatThrownBy(() -> ConnectionPool.of(storage(url)))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("PATCHBAY_DB_URL")
                .hasMessageNotContaining(url);
    }

    @Test
    void aFolderThatExistsIsUsedAsItIs(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("other.txt"), "stays");
        try (HikariDataSource pool =
                new HikariDataSource(ConnectionPool.of(new StorageProperties(null, null, null, folder, 2)))) {
            assertThat(pool.isRunning()).isTrue();
        }
        assertThat(folder.resolve("other.txt")).hasContent("stays");
    }

    private static StorageProperties storage(@Nullable String url) {
        return new StorageProperties(url, null, null, Path.of("data"), 2);
    }

    private static StorageProperties bound(Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .forEach(source -> environment.getPropertySources().remove(source.getName()));
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        ConfigurationPropertySources.attach(environment);
        return Binder.get(environment).bindOrCreate("patchbay", StorageProperties.class);
    }
}
