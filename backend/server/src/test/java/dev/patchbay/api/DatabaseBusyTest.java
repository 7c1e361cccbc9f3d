package dev.patchbay.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.CannotCreateTransactionException;

/** What happens where the database has no connection free in time, or picks a transaction to give way. */
class DatabaseBusyTest {

    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/v1/connections");
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final BusyDatabaseFilter filter = new BusyDatabaseFilter(new ProblemWriter());

    static Stream<RuntimeException> busy() {
        return Stream.of(
                new CannotGetJdbcConnectionException("HikariPool timed out"),
                new CannotCreateTransactionException("Could not open JDBC Connection"),
                new CannotAcquireLockException("Deadlock found"));
    }

    @ParameterizedTest
    @MethodSource("busy")
    void a_filter_that_finds_it_busy_is_answered_for(RuntimeException busy) throws Exception {
        filter.doFilter(request, response, failing(busy));

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("5");
        assertThat(response.getContentAsString())
                .contains("\"code\":\"database_busy\"")
                .doesNotContain("Hikari", "JDBC", "Deadlock");
    }

    @ParameterizedTest
    @MethodSource("busy")
    void so_is_a_controller(RuntimeException busy) {
        ResponseEntity<ProblemBody> answer = new ProblemAnswers().unexpected(busy, request);

        assertThat(answer.getStatusCode().value()).isEqualTo(503);
        assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("5");
        assertThat(answer.getBody()).extracting(ProblemBody::code).isEqualTo("database_busy");
    }

    @Test
    void what_the_database_refuses_is_no_plea_for_patience() {
        RuntimeException refused = new DataIntegrityViolationException("duplicate");

        assertThatThrownBy(() -> filter.doFilter(request, response, failing(refused)))
                .isSameAs(refused);
        assertThat(new ProblemAnswers()
                        .unexpected(refused, request)
                        .getStatusCode()
                        .value())
                .isEqualTo(500);
    }

    @Test
    void an_answer_that_is_on_its_way_is_not_written_over() {
        response.setCommitted(true);
        RuntimeException busy = new CannotGetJdbcConnectionException("timed out");

        assertThatThrownBy(() -> filter.doFilter(request, response, failing(busy)))
                .isSameAs(busy);
    }

    private static FilterChain failing(RuntimeException failure) {
        return (request, response) -> {
            throw failure;
        };
    }
}
