package dev.patchbay.bench;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How many statements the database itself has seen. */
@RestController
class Statements {

    private final JdbcTemplate jdbc;
    private final boolean mysql;

    Statements(JdbcTemplate jdbc, DataSource dataSource) throws SQLException {
        this.jdbc = jdbc;
        try (Connection connection = dataSource.getConnection()) {
            this.mysql = connection.getMetaData().getURL().startsWith("jdbc:mysql:");
        }
    }

    /** H2 counts only when told to, from zero; MySQL always counts. */
    @PutMapping("/bench/statements")
    void count(@RequestParam boolean on) {
        if (!mysql) {
            jdbc.execute("set query_statistics_max_entries 1000");
            jdbc.execute("set query_statistics " + on);
        }
    }

    /** MySQL's {@code Questions} is every round trip that carries a statement, commits and settings included. */
    @GetMapping("/bench/statements")
    long seen() {
        Long seen = mysql
                ? jdbc.query("show global status like 'Questions'", row -> row.next() ? row.getLong(2) : 0L)
                // A parameter that differs each time keeps H2 from answering with its last result.
                : jdbc.queryForObject(
                        "select coalesce(sum(execution_count), 0) from information_schema.query_statistics"
                                + " where execution_count > ?",
                        Long.class,
                        -System.nanoTime());
        return seen == null ? 0 : seen;
    }
}
