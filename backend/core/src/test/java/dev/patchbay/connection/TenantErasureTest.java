package dev.patchbay.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.patchbay.connect.ConnectSessions;
import dev.patchbay.connect.NewConnectSession;
import dev.patchbay.connect.Tenant;
import dev.patchbay.connect.Tenants;
import dev.patchbay.connection.ConnectionProblems.TenantInUse;
import dev.patchbay.connection.Deletion.Revocation;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.Connectors;
import dev.patchbay.connector.TestConnectors;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.organization.Forbidden;
import dev.patchbay.organization.Organizations;
import dev.patchbay.organization.Permission;
import dev.patchbay.organization.Scope;
import dev.patchbay.organization.TestScopes;
import dev.patchbay.organization.TestScopes.TestOrganization;
import dev.patchbay.page.PageRequest;
import dev.patchbay.problem.NotFound;
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
import org.springframework.jdbc.core.simple.JdbcClient;

@CoreUnderTest
class TenantErasureTest {

    private final TenantErasure erasure;
    private final Tenants tenants;
    private final ConnectSessions sessions;
    private final Connections connections;
    private final ConnectionEvents events;
    private final JdbcClient jdbc;
    private final TestApp app;
    private final TestClock clock;
    private final TestOrganization organization;
    private final Scope scope;
    private final Connector connector;

    TenantErasureTest(
            TenantErasure erasure,
            Tenants tenants,
            ConnectSessions sessions,
            Connections connections,
            Connectors connectors,
            ConnectionEvents events,
            Organizations organizations,
            JdbcClient jdbc,
            TestApp app,
            TestClock clock) {
        this.erasure = erasure;
        this.tenants = tenants;
        this.sessions = sessions;
        this.connections = connections;
        this.events = events;
        this.jdbc = jdbc;
        this.app = app;
        this.clock = clock;
        this.organization = TestScopes.organization(organizations);
        this.scope = organization.test();
        this.connector = connectors.create(scope, TestConnectors.acme(app.url("")));
    }

    @BeforeEach
    void reset() {
        app.reset();
    }

    @Test
    void nothing_of_a_tenant_stays_but_the_record_of_it() {
        ConnectionId grant = withTokens("acme");
        ConnectionId entered = withKey("acme");
        Tenant tenant = tenants.get(scope, "acme");
        String key = sessions.openLink(sessions.create(scope, NewConnectSession.of("acme", "Acme"))
                        .linkKey())
                .key();
        assertThat(sessions.resume(key)).isPresent();

        TenantErasure.Erased erased = erasure.erase(scope, "acme");

        assertThat(erased.revocations()).isEqualTo(Map.of(Revocation.REVOKED, 1, Revocation.NOT_SUPPORTED, 1));
        assertThat(erased.connections()).isEqualTo(2);
        assertThat(app.asked("/revoke")).hasSize(1);
        assertThat(events.types(grant)).endsWith(ConnectionEvent.Type.DELETED);
        assertThat(events.types(entered)).endsWith(ConnectionEvent.Type.DELETED);
        assertThat(tenants.find(scope, "acme")).isEmpty();
        assertThat(sessions.resume(key)).as("its open widget").isEmpty();
        for (String table : List.of("connection", "connect_session")) {
            assertThat(rows(table, tenant)).as(table).isZero();
        }
        assertThat(audited(tenant)).isEqualTo(1);
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> erasure.erase(scope, "acme"));
        assertThat(tenants.named(scope, "acme", null).id()).isNotEqualTo(tenant.id());
    }

    @Test
    void other_tenants_and_environments_keep_theirs() {
        withKey("acme");
        ConnectionId other = withKey("globex");
        tenants.named(organization.live(), "acme", "Acme");

        erasure.erase(scope, "acme");

        assertThat(connections.find(scope, other)).isPresent();
        assertThat(tenants.find(organization.live(), "acme")).isPresent();
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> erasure.erase(organization.live(), "globex"));
        assertThat(tenants.find(scope, "globex")).isPresent();
    }

    @Test
    void who_may_only_read_erases_nothing() {
        withKey("acme");
        Scope reader = TestScopes.with(scope, Permission.CONNECTIONS_READ);

        assertThatExceptionOfType(Forbidden.class).isThrownBy(() -> erasure.erase(reader, "acme"));

        assertThat(tenants.find(scope, "acme")).isPresent();
    }

    /** The caller waits ten seconds at most for the apps of a tenant with many grants. */
    @Test
    void what_slow_apps_leave_no_time_for_is_revoked_in_the_background() {
        for (int i = 0; i < 3; i++) {
            withTokens("acme");
        }
        app.onRevoke(request -> {
            clock.advance(Duration.ofSeconds(11));
            return Answer.json(200, "{}");
        });

        assertThat(erasure.erase(scope, "acme").revocations())
                .isEqualTo(Map.of(Revocation.REVOKED, 1, Revocation.SCHEDULED, 2));

        assertThat(app.asked("/revoke")).hasSize(1);
        assertThat(tenants.find(scope, "acme")).isEmpty();
    }

    @Test
    void two_who_erase_at_once_delete_each_connection_once() {
        List<ConnectionId> made =
                List.of(withKey("acme"), withKey("acme"), withKey("acme"), withKey("acme"), withKey("acme"));
        Tenant tenant = tenants.get(scope, "acme");

        List<Parallel.Outcome<TenantErasure.Erased>> outcomes = Parallel.callers(4, () -> erasure.erase(scope, "acme"));

        assertThat(outcomes)
                .allSatisfy(outcome -> assertThat(outcome.failure())
                        .satisfiesAnyOf(
                                failure -> assertThat(failure).isNull(),
                                failure -> assertThat(failure).isInstanceOf(NotFound.class)));
        assertThat(outcomes.stream()
                        .filter(Parallel.Outcome::succeeded)
                        .mapToInt(outcome -> outcome.get().connections())
                        .sum())
                .isEqualTo(5);
        assertThat(made).allSatisfy(id -> assertThat(events.types(id)).containsOnlyOnce(ConnectionEvent.Type.DELETED));
        assertThat(audited(tenant)).isEqualTo(1);
    }

    @Test
    void a_tenant_that_is_named_meanwhile_is_erased_or_still_whole() {
        withKey("acme");

        List<Parallel.Outcome<Object>> outcomes = Parallel.callers(
                24,
                i -> () -> i % 6 == 0
                        ? erasure.erase(scope, "acme")
                        : sessions.create(scope, NewConnectSession.of("acme", "Acme")));

        assertThat(outcomes)
                .allSatisfy(outcome -> assertThat(outcome.failure())
                        .satisfiesAnyOf(
                                failure -> assertThat(failure).isNull(),
                                failure -> assertThat(failure).isInstanceOf(NotFound.class),
                                failure -> assertThat(failure).isInstanceOf(TenantInUse.class)));
        assertThat(connections
                        .list(scope, ConnectionFilter.all(), PageRequest.first(10))
                        .data())
                .isEmpty();
    }

    private ConnectionId withKey(String tenant) {
        return connections
                .establish(
                        scope,
                        TestConnections.withKey(
                                tenants.named(scope, tenant, null).id(), connector, "key"))
                .id();
    }

    private ConnectionId withTokens(String tenant) {
        return connections
                .establish(
                        scope,
                        TestConnections.withTokens(
                                tenants.named(scope, tenant, null).id(),
                                connector,
                                TestConnections.tokens(
                                        "access-0", "refresh-0", clock.instant().plusSeconds(3600))))
                .id();
    }

    private int rows(String table, Tenant tenant) {
        return jdbc.sql("select count(*) from " + table + " where tenant_id = ?")
                .param(tenant.id().bytes())
                .query(Integer.class)
                .single();
    }

    private int audited(Tenant tenant) {
        return jdbc.sql("select count(*) from audit_event where action = 'tenant.deleted' and subject_id = ?")
                .param(tenant.id().text())
                .query(Integer.class)
                .single();
    }
}
