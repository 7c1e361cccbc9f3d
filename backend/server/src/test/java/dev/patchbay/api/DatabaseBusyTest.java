package dev.patchbay.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every connection to the database is taken, and stays so for longer than a request waits. */
@ServerUnderTest
class DatabaseBusyTest {

    private final HikariDataSource pool;
    private final Api api;
    private final String connection;
    private final List<Connection> taken = new ArrayList<>();
    private final long patience;

    DatabaseBusyTest(World world, DataSource pool) throws SQLException {
        this.pool = pool.unwrap(HikariDataSource.class);
        this.patience = this.pool.getConnectionTimeout();
        this.api = world.organization().test();
        this.connection = world.connection(api, world.connector(api));
    }

    @BeforeEach
    void takeAll() throws SQLException {
        pool.getHikariConfigMXBean().setConnectionTimeout(250);
        while (taken.size() < pool.getMaximumPoolSize()) {
            taken.add(pool.getConnection());
        }
    }

    @AfterEach
    void giveBack() throws SQLException {
        for (Connection one : taken) {
            one.close();
        }
        pool.getHikariConfigMXBean().setConnectionTimeout(patience);
    }

    @ParameterizedTest
    @CsvSource({"GET, ''", "GET, /credentials", "POST, /verify", "GET, /proxy/things", "DELETE, ''"})
    void aRequestIsToldToComeAgain(String method, String below) {
        Api.Answer answer = api.send(method, "/api/v1/connections/" + connection + below, null, null);

        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.json().path("code").asString()).isEqualTo("database_busy");
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        assertThat(answer.text()).contains("req_").doesNotContain("Hikari", "JDBC");
    }

    @Test
    void theSameRequestSucceedsAfterwards() throws SQLException {
        giveBack();
        taken.clear();

        assertThat(api.get("/api/v1/connections/" + connection).status()).isEqualTo(200);
    }
}
