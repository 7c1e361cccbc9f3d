package dev.patchbay.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.patchbay.connect.Tenants;
import dev.patchbay.connection.Credentials.OAuth2Tokens;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.Connectors;
import dev.patchbay.connector.TestConnectors;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.organization.Organizations;
import dev.patchbay.organization.Scope;
import dev.patchbay.organization.TestScopes;
import dev.patchbay.storage.Columns;
import dev.patchbay.testing.CoreUnderTest;
import dev.patchbay.testing.TestApp;
import dev.patchbay.testing.TestApp.Answer;
import dev.patchbay.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@CoreUnderTest
class RefreshAheadTest {

    private final RefreshAhead refreshAhead;
    private final Connections connections;
    private final Connectors connectors;
    private final Tenants tenants;
    private final JdbcClient jdbc;
    private final TestClock clock;
    private final ConnectionEvents events;
    private final Scope scope;

    /** Of this test alone: what one provider did is remembered. */
    private final TestApp app = new TestApp();

    private final Connector connector;

    RefreshAheadTest(
            RefreshAhead refreshAhead,
            Connections connections,
            Connectors connectors,
            Tenants tenants,
            Organizations organizations,
            JdbcClient jdbc,
            TestClock clock,
            ConnectionEvents events) {
        this.refreshAhead = refreshAhead;
        this.connections = connections;
        this.connectors = connectors;
        this.tenants = tenants;
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
        this.scope = TestScopes.organization(organizations).test();
        this.connector = connectors.create(scope, TestConnectors.acme(app.url("")));
    }

    @BeforeEach
    void leaveOtherTestsConnectionsAlone() {
        jdbc.sql("update connection set due_at = null").update();
    }

    @AfterEach
    void stopApp() {
        app.close();
    }

    @Test
    void tokens_are_renewed_before_anybody_would_have_to_wait_for_it() {
        ConnectionId id = connect(connector, Duration.ofHours(1));
        run();
        assertThat(app.asked("/token"))
                .as("not in the first half of their life")
                .isEmpty();

        clock.advance(Duration.ofMinutes(54));
        run();

        assertThat(app.asked("/token")).hasSize(1);
        assertThat(events.types(id)).as("nothing that anybody would see").containsExactly(ConnectionEvent.Type.CREATED);
        assertThat(dueAt(id))
                .hasValueSatisfying(next -> assertThat(next)
                        .isBetween(
                                clock.instant().plus(Duration.ofMinutes(30)),
                                clock.instant().plus(Duration.ofMinutes(54))));
    }

    @Test
    void what_was_connected_at_one_time_is_not_renewed_at_one_time() {
        List<Instant> due = IntStream.range(0, 200)
                .mapToObj(i -> NextVisit.ofCredentials(ConnectionId.next(), tokens(Duration.ofHours(1))))
                .sorted()
                .toList();

        assertThat(Duration.between(due.getFirst(), due.getLast()))
                .isBetween(Duration.ofMinutes(13), Duration.ofMinutes(16));
    }

    @Test
    void tokens_of_an_unknown_life_are_renewed_so_often_that_no_app_forgets_them() {
        ConnectionId id = connect(connector, new OAuth2Tokens("a", "r", clock.instant(), null, List.of()));

        clock.advance(Duration.ofDays(7));
        run();

        assertThat(app.asked("/token")).hasSize(1);
        assertThat(connections.get(scope, id).status()).isEqualTo(ConnectionStatus.ACTIVE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"expires_in\":0", "\"expires_at\":\"2020-01-01T00:00:00Z\"", "\"expires_in\":1"})
    void tokens_that_end_as_soon_as_they_come_are_not_renewed_all_the_time(String end) {
        app.onToken(request -> Answer.json(200, "{\"access_token\":\"new\",\"refresh_token\":\"r2\"," + end + "}"));
        connect(connector, Duration.ofMinutes(1));
        clock.advance(Duration.ofMinutes(1));

        refreshAhead.run(() -> app.asked("/token").size() < 5);
        clock.advance(Duration.ofSeconds(29));
        refreshAhead.run(() -> app.asked("/token").size() < 5);

        assertThat(app.asked("/token")).hasSize(1);
    }

    @Test
    void what_cannot_be_renewed_is_left_alone() {
        Instant end = clock.instant().plusSeconds(100);
        ConnectionId withoutRefreshToken = connect(connector, TestConnections.tokens("a", null, end));
        ConnectionId off = connect(connector, Duration.ofMinutes(1));
        connections.edit(scope, off, ConnectionEdit.switched(true));
        clock.advance(Duration.ofMinutes(5));

        run();

        assertThat(app.asked("/token")).isEmpty();
        assertThat(dueAt(withoutRefreshToken)).isEmpty();
        assertThat(dueAt(off)).isEmpty();
        connections.edit(scope, off, ConnectionEdit.switched(false));
        run();
        assertThat(app.asked("/token")).hasSize(1);
    }

    @Test
    void a_passing_fault_is_tried_again_after_growing_pauses_until_the_deadline_and_not_after_it() {
        ConnectionId id = connect(connector, Duration.ofMinutes(1));
        app.onToken(request -> Answer.json(503, "{}"));
        clock.advance(Duration.ofMinutes(1));
        run();
        Instant deadline = connections.get(scope, id).deadline();
        List<Duration> pauses = new ArrayList<>();
        while (dueAt(id).isPresent()) {
            Duration pause = Duration.between(clock.instant(), dueAt(id).get());
            if (pause.isPositive()) {
                pauses.add(pause);
            }
            // What is due may have to wait, because its provider is left alone for a while.
            clock.advance(pause.isPositive() ? pause.plusMillis(1) : Duration.ofSeconds(10));
            run();
        }

        assertThat(deadline).isNotNull();
        assertThat(pauses.getFirst()).isLessThan(Duration.ofMinutes(1));
        assertThat(pauses).hasSizeBetween(25, 60).allMatch(pause -> pause.compareTo(Duration.ofMinutes(76)) < 0);
        assertThat(clock.instant()).isBetween(deadline, deadline.plus(Duration.ofMinutes(6)));
        assertThat(connections.get(scope, id).status())
                .as("it proves nothing against the credentials")
                .isEqualTo(ConnectionStatus.DEGRADED);
        assertThat(events.types(id)).containsExactly(ConnectionEvent.Type.CREATED, ConnectionEvent.Type.DEGRADED);
    }

    @Test
    void it_recovers_by_itself() {
        ConnectionId id = connect(connector, Duration.ofMinutes(1));
        app.onToken(request -> Answer.json(503, "{}"));
        clock.advance(Duration.ofMinutes(1));
        run();
        assertThat(connections.get(scope, id).status()).isEqualTo(ConnectionStatus.DEGRADED);
        app.reset();
        clock.advance(Duration.ofMinutes(1));

        run();

        assertThat(connections.get(scope, id).status()).isEqualTo(ConnectionStatus.ACTIVE);
        assertThat(events.types(id)).endsWith(ConnectionEvent.Type.DEGRADED, ConnectionEvent.Type.RECOVERED);
    }

    @Test
    void a_verification_without_an_answer_is_repeated_until_it_has_one() {
        ConnectionId id = connections
                .establish(
                        scope,
                        TestConnections.withKey(
                                tenants.named(scope, "acme", null).id(), connector, "key"))
                .id();
        app.onMe(request -> Answer.json(503, "{}"));
        assertThatExceptionOfType(ConnectionProblems.VerificationUnavailable.class)
                .isThrownBy(() -> connections.verify(scope, id));
        clock.advance(Duration.ofMinutes(1));
        run();
        assertThat(app.asked("/me")).hasSize(2);
        app.reset();
        clock.advance(Duration.ofMinutes(2));

        run();

        assertThat(connections.get(scope, id).status()).isEqualTo(ConnectionStatus.ACTIVE);
        run();
        assertThat(dueAt(id)).as("there is nothing left to do").isEmpty();
    }

    @Test
    void a_connector_that_asks_for_more_makes_its_connections_show_what_is_missing() {
        ConnectionId id = connect(
                connector,
                new OAuth2Tokens(
                        "a",
                        "r",
                        clock.instant(),
                        clock.instant().plus(Duration.ofHours(1)),
                        List.of("read", "write")));
        assertThat(connections.get(scope, id).missingScopes()).isEmpty();
        connectors.update(
                scope,
                connector.slug(),
                TestConnectors.named(TestConnectors.asking(app.url(""), List.of("read", "admin")), connector.slug()));
        clock.advance(Duration.ofMinutes(1));

        run();
        run();

        assertThat(connections.get(scope, id).missingScopes()).containsExactly("admin");
        assertThat(events.types(id)).containsExactly(ConnectionEvent.Type.CREATED, ConnectionEvent.Type.UPDATED);
        assertThat(app.asked("/token"))
                .as("that is no reason to renew anything")
                .isEmpty();
    }

    @Test
    void a_rejected_refresh_token_is_not_tried_again() {
        ConnectionId id = connect(connector, Duration.ofMinutes(1));
        app.onToken(request -> Answer.json(400, "{\"error\":\"invalid_grant\"}"));
        clock.advance(Duration.ofMinutes(1));

        run();

        assertThat(connections.get(scope, id).status()).isEqualTo(ConnectionStatus.NEEDS_REAUTH);
        assertThat(dueAt(id)).isEmpty();
    }

    @Test
    void a_failing_app_is_left_alone_after_a_few_faults_and_keeps_no_other_waiting() {
        for (int i = 0; i < 300; i++) {
            connect(connector, Duration.ofMinutes(1));
        }
        try (TestApp healthy = new TestApp()) {
            Connector other = connectors.create(scope, TestConnectors.acme(healthy.url("")));
            ConnectionId last = connect(other, Duration.ofSeconds(61));
            app.onToken(request -> Answer.json(503, "{}"));
            clock.advance(Duration.ofMinutes(2));

            run();

            assertThat(connections.get(scope, last).status()).isEqualTo(ConnectionStatus.ACTIVE);
            assertThat(healthy.asked("/token")).hasSize(1);
            assertThat(app.asked("/token")).hasSizeBetween(3, 3 + Provider.AT_ONCE);
        }
        app.reset();
        clock.advance(Duration.ofMinutes(6));
        run();
        assertThat(app.asked("/token"))
                .as("one finds out that it is well again, then all are visited")
                .hasSize(300);
    }

    @Test
    void an_app_that_asks_to_be_left_alone_is_left_alone_for_so_long() {
        ConnectionId first = connect(connector, Duration.ofMinutes(1));
        app.onToken(request -> Answer.json(429, "{}").with("Retry-After", "1800"));
        clock.advance(Duration.ofMinutes(1));
        run();
        ConnectionId second = connect(connector, Duration.ofSeconds(1));
        app.reset();
        clock.advance(Duration.ofMinutes(29));

        run();

        assertThat(app.asked("/token")).isEmpty();
        clock.advance(Duration.ofMinutes(2));
        run();
        assertThat(app.asked("/token")).hasSize(2);
        assertThat(connections.get(scope, first).status()).isEqualTo(ConnectionStatus.ACTIVE);
        assertThat(connections.get(scope, second).status()).isEqualTo(ConnectionStatus.ACTIVE);
    }

    @Test
    void an_app_sees_no_more_than_so_many_at_once() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        app.onToken(request -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            Thread.sleep(5);
            now.decrementAndGet();
            return app.nextToken(request);
        });
        for (int i = 0; i < 200; i++) {
            connect(connector, Duration.ofMinutes(1));
        }
        clock.advance(Duration.ofMinutes(1));

        run();

        assertThat(app.asked("/token")).hasSize(200);
        assertThat(most.get()).isBetween(2, Provider.AT_ONCE);
    }

    @Test
    void what_a_dead_node_had_taken_is_visited_by_another() {
        ConnectionId id = connect(connector, Duration.ofMinutes(1));
        clock.advance(Duration.ofMinutes(1));
        jdbc.sql("update connection set due_at = ? where id = ?")
                .params(Columns.timestamp(clock.instant().plus(Duration.ofMinutes(3))), id.bytes())
                .update();
        run();
        assertThat(app.asked("/token")).as("it is in another's hands").isEmpty();

        clock.advance(Duration.ofMinutes(3));
        run();

        assertThat(app.asked("/token")).hasSize(1);
    }

    private void run() {
        refreshAhead.run(() -> true);
    }

    private ConnectionId connect(Connector of, Duration life) {
        return connect(of, tokens(life));
    }

    private ConnectionId connect(Connector of, OAuth2Tokens tokens) {
        return connections
                .establish(
                        scope,
                        TestConnections.withTokens(
                                tenants.named(scope, "acme", null).id(), of, tokens))
                .id();
    }

    private OAuth2Tokens tokens(Duration life) {
        Instant now = clock.instant();
        return new OAuth2Tokens("access-0", "refresh-0", now, now.plus(life), List.of());
    }

    private Optional<Instant> dueAt(ConnectionId id) {
        return jdbc.sql("select due_at from connection where id = ?")
                .param(id.bytes())
                .query((row, n) -> Columns.optionalInstant(row, "due_at"))
                .single();
    }
}
