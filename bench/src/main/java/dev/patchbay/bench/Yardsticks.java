package dev.patchbay.bench;

import dev.patchbay.id.ConnectionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What the same server can do at most: nothing at all, and one read of one row. Neither checks a key. */
@RestController
class Yardsticks {

    private static final Answer CONSTANT = new Answer("constant");

    private final JdbcClient jdbc;

    Yardsticks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Answer(String value) {}

    @GetMapping("/bench/bare/{id}")
    Answer bare(@PathVariable String id) {
        return CONSTANT;
    }

    /** Reads one column of a row by its primary key. */
    @GetMapping("/bench/select/{id}")
    Answer select(@PathVariable String id) {
        return new Answer(jdbc.sql("select label from connection where id = ?")
                .param(ConnectionId.parse(id).orElseThrow().bytes())
                .query(String.class)
                .single());
    }
}
