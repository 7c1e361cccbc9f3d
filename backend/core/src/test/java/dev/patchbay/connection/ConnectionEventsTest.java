package dev.patchbay.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.patchbay.connect.Tenants;
import dev.patchbay.connection.ConnectionEvent.Type;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.Connectors;
import dev.patchbay.connector.TestConnectors;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.organization.Organizations;
import dev.patchbay.organization.Scope;
import dev.patchbay.organization.TestScopes;
import dev.patchbay.testing.CoreUnderTest;
import dev.patchbay.testing.Parallel;
import dev.patchbay.testing.TestApp;
import dev.patchbay.testing.TestApp.Answer;
import dev.patchbay.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** Each change of a connection is told once, whoever sees its cause and however many do. */
@CoreUnderTest
class ConnectionEventsTest {

    private static final int MANY = 20;

    private final Connections connections;
    private final FreshCredentials fresh;
    private final ConnectionTable table;
    private final ConnectionChanges changes;
    private final TransactionTemplate transaction;
    private final TestApp app;
    private final TestClock clock;
    private final ConnectionEvents events;
    private final Scope scope;
    private final Connector connector;
    private final Tenants tenants;

    ConnectionEventsTest(
            Connections connections,
            FreshCredentials fresh,
            ConnectionTable table,
            ConnectionChanges changes,
            TransactionTemplate transaction,
            Connectors connectors,
            Tenants tenants,
            Organizations organizations,
            TestApp app,
            TestClock clock,
            ConnectionEvents events) {
        this.connections = connections;
        this.fresh = fresh;
        this.table = table;
        this.changes = changes;
        this.transaction = transaction;
        this.app = app;
        this.clock = clock;
        this.events = events;
        this.scope = TestScopes.organization(organizations).test();
        this.connector = connectors.create(scope, TestConnectors.acme(app.url("")));
        this.tenants = tenants;
    }

    @BeforeEach
    void resetApp() {
        app.reset();
    }

    @Test
    void a_connection_tells_of_its_beginning_and_its_end() {
        ConnectionId id = connect();

        List<Parallel.Outcome<Deletion>> outcomes = Parallel.callers(MANY, () -> connections.delete(scope, id));

        assertThat(outcomes.stream().filter(Parallel.Outcome::succeeded)).hasSize(1);
        assertThat(events.types(id)).containsExactly(Type.CREATED, Type.DELETED);
        assertThat(events.of(id).getLast().connection().label()).isEqualTo(connector.name());
        assertThat(events.of(id).getLast().actor()).isEqualTo(scope.actor());
    }

    @Test
    void many_who_make_the_same_change_are_one_change() {
        ConnectionId id = connect();

        Parallel.callers(MANY, () -> connections.edit(scope, id, "Ours", Map.of("plan", "pro")));

        assertThat(events.types(id)).containsExactly(Type.CREATED, Type.UPDATED);
        Connection told = events.of(id).getLast().connection();
        assertThat(told.label()).isEqualTo("Ours");
        assertThat(told.tags()).isEqualTo(Map.of("plan", "pro"));
        assertThat(events.of(id).getLast().previous()).isNull();
    }

    @Test
    void a_fault_is_told_once_however_often_it_is_met_and_so_is_its_end() {
        ConnectionId id = connect();
        app.onMe(request -> Answer.json(503, "{}"));

        Parallel.callers(MANY, () -> connections.verify(scope, id));
        Parallel.callers(MANY, () -> connections.verify(scope, id));

        assertThat(events.types(id)).containsExactly(Type.CREATED, Type.DEGRADED);
        assertThat(events.of(id).getLast()).satisfies(event -> {
            assertThat(event.previous()).isEqualTo(ConnectionStatus.ACTIVE);
            assertThat(event.error()).isEqualTo("verification_unavailable");
            assertThat(event.connection().deadline()).isNotNull();
        });
        app.reset();
        Parallel.callers(MANY, () -> connections.verify(scope, id));
        assertThat(events.types(id)).containsExactly(Type.CREATED, Type.DEGRADED, Type.RECOVERED);
        assertThat(events.of(id).getLast().previous()).isEqualTo(ConnectionStatus.DEGRADED);
    }

    @Test
    void a_refusal_is_told_once() {
        ConnectionId id = connect();
        app.onMe(request -> Answer.json(401, "{}"));

        Parallel.callers(MANY, () -> connections.verify(scope, id));

        assertThat(events.types(id)).containsExactly(Type.CREATED, Type.NEEDS_REAUTH);
        assertThat(events.of(id).getLast().error()).isEqualTo("verification_refused");
    }

    @Test
    void a_refresh_that_changes_nothing_to_be_seen_is_not_told() {
        ConnectionId id = expired();

        fresh.of(scope, id);

        assertThat(events.types(id)).containsExactly(Type.CREATED);
    }

    @Test
    void a_failing_refresh_is_told_once_and_so_is_the_one_that_mends_it() {
        ConnectionId id = expired();
        app.onToken(request -> Answer.json(503, "{}"));
        Parallel.callers(MANY, () -> fresh.of(scope, id));
        clock.advance(Duration.ofSeconds(11));
        Parallel.callers(MANY, () -> fresh.of(scope, id));
        app.reset();
        clock.advance(Duration.ofSeconds(11));

        Parallel.callers(MANY, () -> fresh.of(scope, id));

        assertThat(events.types(id)).containsExactly(Type.CREATED, Type.DEGRADED, Type.RECOVERED);
        assertThat(events.of(id).get(1).error()).isEqualTo("status_503");
    }

    /** Both see it active, and only one of them finds it so when it writes. */
    @Test
    void a_refresh_and_a_verification_that_fail_at_once_are_one_change() {
        ConnectionId id = expired();
        app.onToken(request -> {
            changes.move(stored(id), scope.actor(), c -> c.degraded("verification_unavailable", clock.instant()));
            return Answer.json(503, "{}");
        });

        Parallel.callers(1, () -> fresh.of(scope, id));

        assertThat(events.types(id)).containsExactly(Type.CREATED, Type.DEGRADED);
    }

    @Test
    void scopes_that_a_refresh_brings_are_told() {
        ConnectionId id = expired();
        app.onToken(request -> Answer.json(
                200, "{\"access_token\":\"a\",\"refresh_token\":\"r\",\"expires_in\":3600,\"scope\":\"read write\"}"));

        fresh.of(scope, id);

        assertThat(events.types(id)).containsExactly(Type.CREATED, Type.UPDATED);
        assertThat(connections.get(scope, id).grantedScopes()).containsExactly("read", "write");
        assertThat(events.of(id).getLast().connection().grantedScopes()).containsExactly("read", "write");
    }

    @Test
    void an_account_that_a_verification_tells_is_told_once() {
        ConnectionId id = connect();

        Parallel.callers(MANY, () -> connections.verify(scope, id));

        assertThat(events.types(id)).containsExactly(Type.CREATED, Type.UPDATED);
        assertThat(events.of(id).getLast().connection().account().id()).isEqualTo("acc_1");
    }

    @Test
    void switching_off_and_on_is_told_once_each() {
        ConnectionId id = connect();

        Parallel.callers(MANY, () -> connections.edit(scope, id, ConnectionEdit.switched(true)));
        assertThatExceptionOfType(ConnectionProblems.Disabled.class).isThrownBy(() -> fresh.of(scope, id));
        Parallel.callers(MANY, () -> connections.edit(scope, id, ConnectionEdit.switched(false)));

        assertThat(events.types(id)).containsExactly(Type.CREATED, Type.UPDATED, Type.UPDATED);
        assertThat(events.of(id))
                .extracting(ConnectionEvent::previous)
                .containsExactly(null, ConnectionStatus.ACTIVE, ConnectionStatus.DISABLED);
    }

    @Test
    void what_is_rolled_back_was_told_inside_the_transaction_that_is_rolled_back() {
        ConnectionId id = connect();

        transaction.executeWithoutResult(status -> {
            connections.edit(scope, id, ConnectionEdit.switched(true));
            assertThat(events.insideTransaction(id)).containsOnly(true);
            status.setRollbackOnly();
        });

        assertThat(connections.get(scope, id).status()).isEqualTo(ConnectionStatus.ACTIVE);
    }

    private ConnectionId connect() {
        return connections
                .establish(
                        scope,
                        TestConnections.withKey(
                                tenants.named(scope, "acme", null).id(), connector, "key"))
                .id();
    }

    private ConnectionId expired() {
        return connections
                .establish(
                        scope,
                        TestConnections.withTokens(
                                tenants.named(scope, "acme", null).id(),
                                connector,
                                TestConnections.tokens(
                                        "access-0", "refresh-0", clock.instant().minusSeconds(1))))
                .id();
    }

    private StoredCredentials stored(ConnectionId id) {
        return table.findWithCredentials(scope.environment(), id).orElseThrow();
    }
}
