package dev.patchbay.storage.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.patchbay.storage.StorageProperties;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class DurabilityTest {

    @Test
    void whatWasCommittedSurvivesAKilledProcess(@TempDir Path folder) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(writer.waitFor()).isEqualTo(Writer.KILLED);
        try (HikariDataSource pool = Writer.open(folder)) {
            assertThat(JdbcClient.create(pool)
                            .sql("SELECT COUNT(*) FROM written")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(Writer.ROWS);
        }
    }

    /** Commits rows and is gone, without any of the tidying up of an orderly end. */
    static final class Writer {

        static final int ROWS = 50;
        static final int KILLED = 137;

        public static void main(String[] folder) {
            JdbcClient jdbc = JdbcClient.create(open(Path.of(folder[0])));
            jdbc.sql("CREATE TABLE written (id INT PRIMARY KEY)").update();
            for (int row = 0; row < ROWS; row++) {
                jdbc.sql("INSERT INTO written (id) VALUES (:id)")
                        .param("id", row)
                        .update();
            }
            Runtime.getRuntime().halt(KILLED);
        }

        static HikariDataSource open(Path folder) {
            return new HikariDataSource(ConnectionPool.of(new StorageProperties(null, null, null, folder, 2)));
        }
    }
}
