package dev.patchbay.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.id.ConnectorId;
import java.time.Instant;
import java.util.List;
import java.util.TimeZone;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("database")
class ColumnsTest {

    private final TimeZone machine = TimeZone.getDefault();
    private final TestDatabase database = TestDatabase.fresh();

    @AfterEach
    void backToTheZoneOfTheMachine() {
        TimeZone.setDefault(machine);
        database.close();
    }

    @Test
    void timesAndIdsComeBackAsTheyWere() {
        JdbcClient jdbc = database.jdbc();
        jdbc.sql(
                        "CREATE TABLE sample (id BINARY(16) NOT NULL PRIMARY KEY, at TIMESTAMP(6) NULL, on_day DATETIME(6) NULL)")
                .update();
        List<Instant> times = List.of(
                Instant.parse("2026-03-29T01:30:00.123456789Z"), // does not exist in Berlin
                Instant.parse("2026-10-25T00:30:00.999999999Z"), // exists twice in Berlin
                Instant.parse("2026-03-08T10:30:00Z"), // does not exist in Los Angeles
                Instant.parse("1999-12-31T23:59:59.000001Z"));
        for (String zone : List.of("UTC", "Europe/Berlin", "America/Los_Angeles", "Asia/Kathmandu")) {
            for (Instant time : times) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                ConnectorId id = ConnectorId.next();
                jdbc.sql("INSERT INTO sample (id, at, on_day) VALUES (:id, :at, :on)")
                        .param("id", id.bytes())
                        .param("at", Columns.timestamp(time))
                        .param("on", Columns.timestampOrNull(time))
                        .update();
                TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
                jdbc.sql("SELECT id, at, on_day FROM sample WHERE id = :id")
                        .param("id", id.bytes())
                        .query((row, number) -> {
                            Instant kept = time.truncatedTo(java.time.temporal.ChronoUnit.MICROS);
                            assertThat(ConnectorId.of(row.getBytes("id"))).isEqualTo(id);
                            assertThat(Columns.uuid(row, "id")).isEqualTo(id.value());
                            assertThat(Columns.instant(row, "at")).isEqualTo(kept);
                            assertThat(Columns.optionalInstant(row, "on_day")).contains(kept);
                            return id;
                        })
                        .single();
            }
        }
        UUID empty = UUID.randomUUID();
        jdbc.sql("INSERT INTO sample (id, at, on_day) VALUES (:id, :at, NULL)")
                .param("id", Columns.bytes(empty))
                .param("at", Columns.timestampOrNull(null))
                .update();
        jdbc.sql("SELECT id, at FROM sample WHERE at IS NULL")
                .query((row, number) -> {
                    assertThat(Columns.uuid(row, "id")).isEqualTo(empty);
                    assertThat(Columns.optionalInstant(row, "at")).isEmpty();
                    return empty;
                })
                .single();
    }

    @Test
    void theDatabaseItselfCountsInUtc() {
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
        Instant now = database.jdbc()
                .sql("SELECT CURRENT_TIMESTAMP(6) AS now_there")
                .query((row, number) -> Columns.instant(row, "now_there"))
                .single();
        assertThat(now).isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
    }
}
