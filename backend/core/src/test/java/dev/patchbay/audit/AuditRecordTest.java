package dev.patchbay.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.connect.ConnectSessionEvent;
import dev.patchbay.connect.ConnectSessions;
import dev.patchbay.connect.NewConnectSession;
import dev.patchbay.connect.Tenants;
import dev.patchbay.connection.Connection;
import dev.patchbay.connection.ConnectionEvent;
import dev.patchbay.connection.ConnectionStatus;
import dev.patchbay.connection.Connections;
import dev.patchbay.connection.TestConnections;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.ConnectorInput;
import dev.patchbay.connector.Connectors;
import dev.patchbay.connector.TestConnectors;
import dev.patchbay.organization.ApiKeys;
import dev.patchbay.organization.FirstStart;
import dev.patchbay.organization.Forbidden;
import dev.patchbay.organization.Members;
import dev.patchbay.organization.Organizations;
import dev.patchbay.organization.Permission;
import dev.patchbay.organization.Role;
import dev.patchbay.organization.Scope;
import dev.patchbay.organization.TestScopes;
import dev.patchbay.page.Page;
import dev.patchbay.page.PageRequest;
import dev.patchbay.problem.InvalidInput;
import dev.patchbay.testing.CoreUnderTest;
import dev.patchbay.testing.TestApp;
import dev.patchbay.testing.TestClock;
import dev.patchbay.vault.KeyId;
import dev.patchbay.vault.Secret;
import dev.patchbay.vault.VaultEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

@CoreUnderTest
class AuditRecordTest {

    private final AuditRecord record;
    private final ApiKeys keys;
    private final Members members;
    private final Organizations organizations;
    private final FirstStart firstStart;
    private final Connectors connectors;
    private final Connections connections;
    private final ConnectSessions sessions;
    private final Tenants tenants;
    private final TestApp app;
    private final TestClock clock;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final TestScopes.TestOrganization organization;
    private final Scope scope;

    AuditRecordTest(
            AuditRecord record,
            ApiKeys keys,
            Members members,
            Organizations organizations,
            FirstStart firstStart,
            Connectors connectors,
            Connections connections,
            ConnectSessions sessions,
            Tenants tenants,
            TestApp app,
            TestClock clock,
            ApplicationEventPublisher events,
            JdbcClient jdbc) {
        this.record = record;
        this.keys = keys;
        this.members = members;
        this.organizations = organizations;
        this.firstStart = firstStart;
        this.connectors = connectors;
        this.connections = connections;
        this.sessions = sessions;
        this.tenants = tenants;
        this.app = app;
        this.clock = clock;
        this.events = events;
        this.jdbc = jdbc;
        organization = TestScopes.organization(organizations);
        scope = organization.test();
    }

    @Test
    void it_says_who_did_what_to_which_thing_when_and_from_where() {
        Instant before = clock.instant();
        RequestContext.enter(new RequestContext.Request("203.0.113.7", "req_1"));
        ApiKeys.Created key = keys.create(scope, "Production", Permission.ofApiKeys());
        RequestContext.leave();

        AuditEvent event = last();
        assertThat(event.action()).isEqualTo("api_key.created");
        assertThat(event.actor().kind()).isEqualTo(AuditEvent.Kind.API_KEY);
        assertThat(event.actor().id()).startsWith("key_");
        assertThat(event.actor().name()).isEqualTo("Key of a test");
        assertThat(event.subject().kind()).isEqualTo("api_key");
        assertThat(event.subject().id()).isEqualTo(key.key().id().text());
        assertThat(event.subject().name()).isEqualTo("Production");
        assertThat(event.succeeded()).isTrue();
        assertThat(event.address()).isEqualTo("203.0.113.7");
        assertThat(event.requestId()).isEqualTo("req_1");
        assertThat(event.environment()).isEqualTo(scope.environment());
        assertThat(event.at()).isBetween(before, clock.instant());
        assertThat(event.details().get("permissions")).contains("connections:read");
    }

    @Test
    void each_change_of_the_organizations_things_has_its_entry() {
        Connector connector = connectors.create(scope, TestConnectors.acme(app.url("")));
        connectors.update(scope, connector.id().text(), TestConnectors.acme(app.url("")));
        connectors.setClient(
                scope,
                connector.id().text(),
                "oauth2",
                new ConnectorInput.ClientInput("client-9", new Secret("hunter2")));
        keys.revoke(
                scope,
                keys.create(scope, "Short-lived", Permission.ofApiKeys()).key().id());
        organizations.configure(scope, "New name", List.of("https://app.example.com"), null);
        sessions.create(scope, NewConnectSession.of("acme", "Acme"));
        members.add(scope, UUID.randomUUID() + "@example.com", "Ada", "correct horse battery", Role.VIEWER);
        connectors.delete(scope, connector.id().text());

        assertThat(actions())
                .containsSubsequence(
                        "connector.deleted",
                        "member.created",
                        "connect_session.created",
                        "environment.updated",
                        "organization.renamed",
                        "api_key.revoked",
                        "api_key.created",
                        "oauth_client.saved",
                        "connector.updated",
                        "connector.created");
        assertThat(allText()).doesNotContain("hunter2", "correct horse");
    }

    @Test
    void what_becomes_of_a_connection_is_recorded_with_why() {
        Connection connection = connection();
        Instant at = clock.instant();

        events.publishEvent(new ConnectionEvent(
                ConnectionEvent.Type.NEEDS_REAUTH,
                connection,
                ConnectionStatus.DEGRADED,
                "invalid_grant",
                scope.actor(),
                at));

        AuditEvent event = last();
        assertThat(event.action()).isEqualTo("connection.needs_reauth");
        assertThat(event.subject().id()).isEqualTo(connection.id().text());
        assertThat(event.details())
                .containsEntry("previous_status", "degraded")
                .containsEntry("error", "invalid_grant");
        assertThat(event.at()).isEqualTo(at);
    }

    @Test
    void a_connect_session_that_failed_is_a_failure_of_its_end_user() {
        var session =
                sessions.create(scope, NewConnectSession.of("acme", "Acme")).session();

        events.publishEvent(new ConnectSessionEvent(
                ConnectSessionEvent.Type.FAILED, session, List.of(), "credentials_refused", clock.instant()));

        AuditEvent event = last();
        assertThat(event.succeeded()).isFalse();
        assertThat(event.actor().kind()).isEqualTo(AuditEvent.Kind.END_USER);
        assertThat(event.actor().id()).isEqualTo(session.id().text());
    }

    @Test
    void sign_ins_are_recorded_and_what_was_typed_is_not() {
        String email = UUID.randomUUID() + "@example.com";
        members.add(scope, email, "Ada", "correct horse battery", Role.ADMIN);

        members.signIn(email, "correct horse battery");
        AuditEvent in = last();
        members.signIn(email, "wrong horse battery");
        AuditEvent refused = last();

        assertThat(in.action()).isEqualTo("member.signed_in");
        assertThat(in.succeeded()).isTrue();
        assertThat(in.actor().name()).isEqualTo("Ada");
        assertThat(refused.succeeded()).isFalse();
        assertThat(refused.actor().kind()).isEqualTo(AuditEvent.Kind.NOBODY);
        assertThat(refused.subject().id()).isEqualTo(in.subject().id());
        assertThat(refused.details()).containsEntry("error", "wrong_password");
        assertThat(allText()).doesNotContain("horse");
    }

    @Test
    void what_is_the_installations_is_in_the_operators_record() {
        firstStart.prepare(new FirstStart.FirstStartProperties(null, null, null, null));
        Scope operator = firstStart.operatorsTestScope();
        Instant at = clock.instant();

        members.signIn("nobody-known@example.com", "hunter2 hunter2");
        events.publishEvent(new VaultEvent(VaultEvent.Type.ROTATION_STARTED, new KeyId(0xCAFE), "Ada", at));

        List<AuditEvent> newest = record.list(
                        operator, new AuditFilter(null, null, null, at.minusSeconds(5), null), PageRequest.first(10))
                .data();
        assertThat(newest).anySatisfy(event -> {
            assertThat(event.action()).isEqualTo("vault.rotation_started");
            assertThat(event.subject().id()).isEqualTo("0000cafe");
            assertThat(event.details()).containsEntry("asked_by", "Ada");
        });
        assertThat(newest).anySatisfy(event -> {
            assertThat(event.action()).isEqualTo("member.signed_in");
            assertThat(event.succeeded()).isFalse();
            assertThat(event.details()).containsEntry("error", "unknown_email");
        });
        assertThat(allText()).doesNotContain("nobody-known", "hunter2");
    }

    @Test
    void a_change_that_is_not_made_is_not_recorded() {
        int before = actions().size();

        assertThatThrownBy(() -> keys.create(scope, "", Permission.ofApiKeys())).isInstanceOf(InvalidInput.class);

        assertThat(actions()).hasSize(before);
    }

    @Test
    void an_environment_sees_its_own_entries_and_the_organizations() {
        keys.create(organization.live(), "Of live", Permission.ofApiKeys());
        keys.create(scope, "Of test", Permission.ofApiKeys());
        Connector connector = connectors.create(scope, TestConnectors.acme(app.url("")));

        assertThat(names(scope)).contains("Of test", connector.name()).doesNotContain("Of live");
        assertThat(names(organization.live()))
                .contains("Of live", connector.name())
                .doesNotContain("Of test");
        Scope stranger = TestScopes.organization(organizations).test();
        assertThat(names(stranger)).isEmpty();
        assertThat(record.find(stranger, last().id())).isEmpty();
        assertThatThrownBy(() -> record.list(
                        TestScopes.with(scope, Permission.CONNECTIONS_READ), AuditFilter.all(), PageRequest.first(1)))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void entries_are_found_by_actor_action_subject_and_time_page_by_page() {
        for (int i = 0; i < 5; i++) {
            keys.create(scope, "Key " + i, Permission.ofApiKeys());
            connectors.create(scope, TestConnectors.acme(app.url("")));
        }
        AuditEvent third = list(new AuditFilter(null, "api_key.created", null, null, null), 10)
                .data()
                .get(2);

        Page<AuditEvent> first = list(AuditFilter.all(), 4);
        Page<AuditEvent> second = record.list(
                scope, AuditFilter.all(), PageRequest.of(4, first.nextCursor().orElseThrow()));
        assertThat(first.data()).hasSize(4).doesNotContainAnyElementsOf(second.data());
        assertThat(second.data()).hasSize(4);
        assertThat(list(new AuditFilter(null, null, third.subject().id(), null, null), 10)
                        .data())
                .containsExactly(third);
        assertThat(list(new AuditFilter(third.actor().id(), "connector.created", null, null, null), 10)
                        .data())
                .hasSize(5);
        assertThat(list(new AuditFilter("key_other", null, null, null, null), 10)
                        .data())
                .isEmpty();
        assertThat(list(new AuditFilter(null, "api_key.created", null, third.at(), null), 10)
                        .data())
                .hasSize(3)
                .endsWith(third);
        assertThat(list(new AuditFilter(null, "api_key.created", null, null, third.at()), 10)
                        .data())
                .hasSize(2)
                .doesNotContain(third);
    }

    @Test
    void entries_go_when_they_are_a_year_old() {
        keys.create(scope, "Old", Permission.ofApiKeys());
        clock.advance(Duration.ofDays(364));
        record.removeOld();
        assertThat(names(scope)).contains("Old");

        clock.advance(Duration.ofDays(2));
        record.removeOld();
        assertThat(names(scope)).doesNotContain("Old");
    }

    private Connection connection() {
        Connector connector = connectors.create(scope, TestConnectors.acme(app.url("")));
        return connections.establish(
                scope,
                TestConnections.withKey(tenants.named(scope, "acme", "Acme").id(), connector, "key"));
    }

    private Page<AuditEvent> list(AuditFilter filter, int limit) {
        return record.list(scope, filter, PageRequest.first(limit));
    }

    private AuditEvent last() {
        return list(AuditFilter.all(), 1).data().getFirst();
    }

    private List<String> actions() {
        return list(AuditFilter.all(), 100).data().stream()
                .map(AuditEvent::action)
                .toList();
    }

    private List<String> names(Scope reader) {
        return record.list(reader, AuditFilter.all(), PageRequest.first(100)).data().stream()
                .map(event -> event.subject().name())
                .toList();
    }

    private String allText() {
        return String.join(
                " ",
                jdbc.sql("select concat(details, ' ', subject_name, ' ', actor_name) from audit_event")
                        .query(String.class)
                        .list());
    }
}
