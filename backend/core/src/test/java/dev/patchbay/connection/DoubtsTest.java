package dev.patchbay.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.connect.Tenants;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.Connectors;
import dev.patchbay.connector.TestConnectors;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.id.TenantId;
import dev.patchbay.organization.Organizations;
import dev.patchbay.organization.Scope;
import dev.patchbay.organization.TestScopes;
import dev.patchbay.testing.CoreUnderTest;
import dev.patchbay.testing.TestApp;
import dev.patchbay.testing.TestApp.Answer;
import dev.patchbay.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What follows when an app answers 401 to a call through the proxy. */
@CoreUnderTest
class DoubtsTest {

    private final Doubts doubts;
    private final AppAccess apps;
    private final Connections connections;
    private final ConnectionEvents events;
    private final TestClock clock;
    private final Scope scope;
    private final TenantId tenant;
    private final Connector connector;
    private final TestApp app = new TestApp();

    DoubtsTest(
            Doubts doubts,
            AppAccess apps,
            Connections connections,
            ConnectionEvents events,
            Connectors connectors,
            Tenants tenants,
            Organizations organizations,
            TestClock clock) {
        this.doubts = doubts;
        this.apps = apps;
        this.connections = connections;
        this.events = events;
        this.clock = clock;
        this.scope = TestScopes.organization(organizations).test();
        this.tenant = tenants.named(scope, "acme", "Acme").id();
        this.connector = connectors.create(scope, TestConnectors.acme(app.url("")));
    }

    @BeforeEach
    void settleWhatOthersLeft() {
        doubts.settle();
    }

    @AfterEach
    void stopApp() {
        app.close();
    }

    @Test
    void one_endpoint_that_says_no_changes_nothing_where_the_verification_call_works() {
        ConnectionId id = withKey();
        app.onMe(asked -> Answer.json(200, "{}"));

        doubt(id);
        doubts.settle();

        assertThat(app.asked("/me")).hasSize(1);
        assertThat(status(id)).isEqualTo(ConnectionStatus.ACTIVE);
        assertThat(events.types(id)).containsExactly(ConnectionEvent.Type.CREATED);
    }

    @Test
    void a_key_that_the_verification_call_is_refused_as_well_needs_its_person() {
        ConnectionId id = withKey();
        app.onMe(asked -> Answer.json(401, "{}"));

        doubt(id);
        assertThat(status(id)).as("by the 401 itself").isEqualTo(ConnectionStatus.ACTIVE);
        doubts.settle();

        assertThat(status(id)).isEqualTo(ConnectionStatus.NEEDS_REAUTH);
        assertThat(events.types(id)).containsExactly(ConnectionEvent.Type.CREATED, ConnectionEvent.Type.NEEDS_REAUTH);
    }

    @Test
    void a_refused_renewal_is_proof_too() {
        ConnectionId id = connections
                .establish(
                        scope,
                        TestConnections.withTokens(
                                tenant,
                                connector,
                                TestConnections.tokens(
                                        "stale", "refresh-1", clock.instant().plus(Duration.ofHours(1)))))
                .id();
        app.onMe(asked -> Answer.json(401, "{}"));
        app.onToken(asked -> Answer.json(400, "{\"error\":\"invalid_grant\"}"));

        doubt(id);
        doubts.settle();

        assertThat(status(id)).isEqualTo(ConnectionStatus.NEEDS_REAUTH);
    }

    @Test
    void an_app_that_fails_just_then_has_proven_nothing() {
        ConnectionId id = withKey();
        app.onMe(asked -> Answer.json(503, "{}"));

        doubt(id);
        doubts.settle();

        assertThat(status(id)).isEqualTo(ConnectionStatus.DEGRADED);
    }

    @Test
    void an_endpoint_that_always_says_no_costs_one_call_in_ten_minutes() {
        ConnectionId id = withKey();
        for (int i = 0; i < 20; i++) {
            doubt(id);
            doubts.settle();
        }
        assertThat(app.asked("/me")).hasSize(1);

        clock.advance(Duration.ofMinutes(10));
        doubt(id);
        doubts.settle();

        assertThat(app.asked("/me")).hasSize(2);
    }

    @Test
    void more_than_can_wait_are_asked_about_later() {
        List<ConnectionId> others =
                Stream.generate(ConnectionId::next).limit(1_000).toList();
        others.forEach(other -> doubts.raise(scope.organization(), scope.environment(), other));
        ConnectionId id = withKey();
        doubt(id);
        doubts.settle();
        assertThat(app.asked("/me")).isEmpty();

        doubt(id);
        doubts.settle();

        assertThat(app.asked("/me")).hasSize(1);
    }

    private void doubt(ConnectionId id) {
        apps.doubt(scope, apps.of(scope, id));
    }

    private ConnectionId withKey() {
        return connections
                .establish(scope, TestConnections.withKey(tenant, connector, "key"))
                .id();
    }

    private ConnectionStatus status(ConnectionId id) {
        return connections.get(scope, id).status();
    }
}
