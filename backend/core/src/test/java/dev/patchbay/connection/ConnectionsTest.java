package dev.patchbay.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.patchbay.connect.Tenant;
import dev.patchbay.connect.Tenants;
import dev.patchbay.connection.ConnectionProblems.ConnectorInUse;
import dev.patchbay.connection.ConnectionProblems.CredentialsRefused;
import dev.patchbay.connection.ConnectionProblems.Disabled;
import dev.patchbay.connection.ConnectionProblems.NeedsReauth;
import dev.patchbay.connection.ConnectionProblems.VerificationUnavailable;
import dev.patchbay.connector.BearerToken;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.ConnectorInput;
import dev.patchbay.connector.Connectors;
import dev.patchbay.connector.Definition;
import dev.patchbay.connector.TestConnectors;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.organization.Forbidden;
import dev.patchbay.organization.Organizations;
import dev.patchbay.organization.Permission;
import dev.patchbay.organization.Scope;
import dev.patchbay.organization.TestScopes;
import dev.patchbay.organization.TestScopes.TestOrganization;
import dev.patchbay.page.Page;
import dev.patchbay.page.PageRequest;
import dev.patchbay.problem.NotFound;
import dev.patchbay.testing.CoreUnderTest;
import dev.patchbay.testing.Parallel;
import dev.patchbay.testing.Statements;
import dev.patchbay.testing.TestApp;
import dev.patchbay.testing.TestClock;
import dev.patchbay.vault.CannotOpen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@CoreUnderTest
class ConnectionsTest {

    private final Connections connections;
    private final FreshCredentials fresh;
    private final Connectors connectors;
    private final Tenants tenants;
    private final Organizations organizations;
    private final JdbcClient jdbc;
    private final TestApp app;
    private final TestClock clock;
    private final TestOrganization organization;
    private final Scope scope;
    private final Connector connector;
    private final Tenant tenant;

    ConnectionsTest(
            Connections connections,
            FreshCredentials fresh,
            Connectors connectors,
            Tenants tenants,
            Organizations organizations,
            JdbcClient jdbc,
            TestApp app,
            TestClock clock) {
        this.connections = connections;
        this.fresh = fresh;
        this.connectors = connectors;
        this.tenants = tenants;
        this.organizations = organizations;
        this.jdbc = jdbc;
        this.app = app;
        this.clock = clock;
        this.organization = TestScopes.organization(organizations);
        this.scope = organization.test();
        this.connector = connectors.create(scope, TestConnectors.acme(app.url("")));
        this.tenant = tenants.named(scope, "acme", "Acme");
    }

    @BeforeEach
    void resetApp() {
        app.reset();
    }

    @Test
    void handing_out_credentials_is_one_read_of_the_database() {
        ConnectionId id = connect("key-1").id();
        fresh.of(scope, id);

        List<String> statements = Statements.during(() -> fresh.of(scope, id));

        assertThat(statements).hasSize(1).first().asString().contains("from connection where id = ?");
    }

    @Test
    void paging_through_many_shows_each_once_from_the_newest() {
        List<ConnectionId> made = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            made.addFirst(connect("key-" + i).id());
        }

        List<ConnectionId> seen = new ArrayList<>();
        PageRequest request = PageRequest.first(100);
        while (true) {
            Page<Connection> page = connections.list(scope, ConnectionFilter.all(), request);
            page.data().forEach(connection -> seen.add(connection.id()));
            if (page.nextCursor().isEmpty()) {
                break;
            }
            connect("meanwhile");
            request = PageRequest.of(100, page.nextCursor().get());
        }

        assertThat(seen).isEqualTo(made);
    }

    @Test
    void filters_narrow_and_every_tag_must_match() {
        Tenant other = tenants.named(scope, "other", null);
        Connector second = connectors.create(scope, TestConnectors.acme(app.url("")));
        ConnectionId plain = connect("key").id();
        ConnectionId tagged = connections
                .establish(
                        scope,
                        TestConnections.tagged(
                                tenant.id(), connector, Map.of("plan", "pro", "Plan", "x", "region", "eu")))
                .id();
        ConnectionId ofOther = connections
                .establish(scope, TestConnections.withKey(other.id(), second, "key"))
                .id();

        assertThat(ids(ConnectionFilter.all())).containsExactly(ofOther, tagged, plain);
        assertThat(ids(ConnectionFilter.ofTenant(other.id()))).containsExactly(ofOther);
        assertThat(ids(ConnectionFilter.all().of(second.id()))).containsExactly(ofOther);
        assertThat(ids(tags(Map.of("plan", "pro", "region", "eu")))).containsExactly(tagged);
        assertThat(ids(tags(Map.of("plan", "pro", "region", "us")))).isEmpty();
        assertThat(ids(tags(Map.of("plan", "PRO"))))
                .as("tags are compared exactly")
                .isEmpty();
        assertThat(ids(new ConnectionFilter(null, null, ConnectionStatus.DEGRADED, null, Map.of())))
                .isEmpty();
        assertThat(connections.get(scope, tagged).tags()).isEqualTo(Map.of("plan", "pro", "Plan", "x", "region", "eu"));
    }

    @Test
    void many_who_tag_one_connection_at_once_leave_the_tags_of_one_of_them() {
        ConnectionId id = connect("key").id();

        List<Parallel.Outcome<Connection>> outcomes =
                Parallel.callers(20, () -> connections.edit(scope, id, null, Map.of("plan", "pro", "region", "eu")));

        assertThat(outcomes).allMatch(Parallel.Outcome::succeeded);
        assertThat(connections.get(scope, id).tags()).isEqualTo(Map.of("plan", "pro", "region", "eu"));
    }

    @Test
    void nobody_else_sees_or_touches_a_connection() {
        ConnectionId id = connect("key").id();

        for (Scope other : List.of(
                organization.live(), TestScopes.organization(organizations).test())) {
            assertThat(connections.find(other, id)).isEmpty();
            assertThat(connections
                            .list(other, ConnectionFilter.all(), PageRequest.first(10))
                            .data())
                    .isEmpty();
            assertThat(connections
                            .list(other, ConnectionFilter.ofTenant(tenant.id()), PageRequest.first(10))
                            .data())
                    .isEmpty();
            assertThatExceptionOfType(NotFound.class).isThrownBy(() -> fresh.of(other, id));
            assertThatExceptionOfType(NotFound.class).isThrownBy(() -> fresh.refresh(other, id));
            assertThatExceptionOfType(NotFound.class).isThrownBy(() -> connections.verify(other, id));
            assertThatExceptionOfType(NotFound.class).isThrownBy(() -> connections.edit(other, id, "x", null));
            assertThatExceptionOfType(NotFound.class).isThrownBy(() -> connections.confirm(other, id, "u"));
            assertThatExceptionOfType(NotFound.class).isThrownBy(() -> connections.delete(other, id));
            assertThat(connections.connected(other, List.of(connector.id()))).isEmpty();
        }
        assertThat(fresh.of(scope, id).credentials()).isEqualTo(new Credentials.Key("key"));
    }

    @Test
    void each_permission_is_asked_for() {
        ConnectionId id = connect("key").id();
        Scope reader = TestScopes.with(scope, Permission.CONNECTIONS_READ);

        assertThat(connections.get(reader, id).id()).isEqualTo(id);
        assertThatExceptionOfType(Forbidden.class).isThrownBy(() -> fresh.of(reader, id));
        assertThatExceptionOfType(Forbidden.class).isThrownBy(() -> connections.delete(reader, id));
        assertThatExceptionOfType(Forbidden.class).isThrownBy(() -> connections.edit(reader, id, "x", null));
        assertThatExceptionOfType(Forbidden.class).isThrownBy(() -> connections.verify(reader, id));
        assertThatExceptionOfType(Forbidden.class)
                .isThrownBy(() -> connections.get(TestScopes.with(scope, Permission.CREDENTIALS_READ), id));
    }

    @Test
    void a_ciphertext_moved_to_another_row_does_not_open() {
        ConnectionId victim = connect("canary").id();
        ConnectionId thief = connect("own").id();

        jdbc.sql("update connection set credentials = ? where id = ?")
                .params(sealed(victim), thief.bytes())
                .update();

        assertThatExceptionOfType(CannotOpen.class).isThrownBy(() -> fresh.of(scope, thief));
    }

    @Test
    void a_connector_stays_while_a_connection_of_anybody_uses_it() {
        Connector open = connectors.create(scope, TestConnectors.open(TestConnectors.acme(app.url(""))));
        Scope user = TestScopes.organization(organizations).test();
        ConnectionId id = connections
                .establish(
                        user,
                        TestConnections.withKey(
                                tenants.named(user, "t", null).id(), connectors.get(user, open.slug()), "key"))
                .id();

        assertThatExceptionOfType(ConnectorInUse.class).isThrownBy(() -> connectors.delete(scope, open.slug()));
        connections.delete(user, id);
        connectors.delete(scope, open.slug());
        assertThat(connectors.find(scope, open.slug())).isEmpty();
    }

    @Test
    void a_verification_tells_whose_account_it_is() {
        ConnectionId id = connect("key").id();

        Connection verified = connections.verify(scope, id);

        assertThat(verified.account()).isEqualTo(new Account("acc_1", "Ada's account", null));
        assertThat(verified.lastVerifiedAt()).isNotNull();
        assertThat(app.asked("/me").getLast().headers()).containsEntry("X-api-key", "key");
    }

    @Test
    void what_is_switched_off_is_not_proven() {
        ConnectionId id = connect("key").id();
        connections.edit(scope, id, ConnectionEdit.switched(true));

        assertThatExceptionOfType(Disabled.class).isThrownBy(() -> connections.verify(scope, id));

        assertThat(app.asked("/me")).isEmpty();
    }

    @Test
    void a_refused_verification_sends_the_person_back_and_a_fault_does_not() {
        ConnectionId id = connect("key").id();
        app.onMe(request -> TestApp.Answer.json(503, "{}"));
        assertThatExceptionOfType(VerificationUnavailable.class).isThrownBy(() -> connections.verify(scope, id));
        assertThat(connections.get(scope, id).status()).isEqualTo(ConnectionStatus.DEGRADED);

        app.onMe(request -> TestApp.Answer.json(401, "{}"));
        assertThatExceptionOfType(CredentialsRefused.class).isThrownBy(() -> connections.verify(scope, id));
        assertThat(connections.get(scope, id).status()).isEqualTo(ConnectionStatus.NEEDS_REAUTH);
        assertThatExceptionOfType(NeedsReauth.class).isThrownBy(() -> fresh.of(scope, id));

        app.reset();
        assertThat(connections.verify(scope, id).status()).isEqualTo(ConnectionStatus.ACTIVE);
    }

    /** A slow answer about old credentials says nothing about the ones that came meanwhile. */
    @Test
    void a_verification_that_was_overtaken_changes_no_status() {
        ConnectionId id = connect("old").id();
        app.onMe(request -> {
            jdbc.sql("update connection set credentials_version = credentials_version + 1 where id = ?")
                    .param(id.bytes())
                    .update();
            return TestApp.Answer.json(401, "{}");
        });

        assertThatExceptionOfType(CredentialsRefused.class).isThrownBy(() -> connections.verify(scope, id));

        assertThat(connections.get(scope, id).status()).isEqualTo(ConnectionStatus.ACTIVE);
    }

    @Test
    void credentials_that_are_refused_on_import_leave_nothing_behind() {
        app.onMe(request -> TestApp.Answer.json(401, "{}"));

        assertThatExceptionOfType(CredentialsRefused.class)
                .isThrownBy(() -> connections.importExisting(
                        scope, TestConnections.withKey(tenant.id(), connector, "bad"), true));

        assertThat(ids(ConnectionFilter.all())).isEmpty();
    }

    @Test
    void credentials_are_verified_on_import_before_anything_is_stored() {
        app.onMe(request -> {
            assertThat(ids(ConnectionFilter.all())).isEmpty();
            return TestApp.Answer.json(200, "{\"id\":\"ada\",\"name\":\"Ada\"}");
        });

        Connection imported =
                connections.importExisting(scope, TestConnections.withKey(tenant.id(), connector, "good"), true);

        assertThat(imported.account().id()).isEqualTo("ada");
        assertThat(imported.lastVerifiedAt()).isNotNull();
        assertThat(ids(ConnectionFilter.all())).containsExactly(imported.id());
    }

    @Test
    void an_app_that_cannot_be_asked_on_import_leaves_nothing_behind() {
        app.onMe(request -> TestApp.Answer.json(503, "{}"));

        assertThatExceptionOfType(VerificationUnavailable.class)
                .isThrownBy(() -> connections.importExisting(
                        scope, TestConnections.withKey(tenant.id(), connector, "good"), true));

        assertThat(ids(ConnectionFilter.all())).isEmpty();
    }

    /** The refresh spent the token that was brought: dropping its successor would lose the grant. */
    @Test
    void tokens_that_were_refreshed_on_import_are_kept_though_the_verification_has_no_answer() {
        app.onMe(request -> TestApp.Answer.json(503, "{}"));

        Connection imported = connections.importExisting(scope, expired(), true);

        assertThat(imported.status()).isEqualTo(ConnectionStatus.DEGRADED);
        assertThat(app.asked("/token")).hasSize(1);
        assertThat(fresh.of(scope, imported.id()).credentials()).isInstanceOf(Credentials.OAuth2Tokens.class);
        assertThat(app.asked("/token")).hasSize(1);
    }

    @Test
    void a_refresh_token_that_is_refused_on_import_leaves_nothing_behind() {
        app.onToken(request -> TestApp.Answer.json(400, "{\"error\":\"invalid_grant\"}"));

        assertThatExceptionOfType(CredentialsRefused.class)
                .isThrownBy(() -> connections.importExisting(scope, expired(), true));

        assertThat(ids(ConnectionFilter.all())).isEmpty();
    }

    private NewConnection expired() {
        return TestConnections.withTokens(
                tenant.id(),
                connector,
                TestConnections.tokens("at", "rt", clock.instant().minusSeconds(1)));
    }

    @Test
    void what_the_connector_no_longer_knows_how_to_send_needs_its_person() {
        ConnectionId id = connect("key").id();
        ConnectorInput input = TestConnectors.acme(app.url(""));
        Definition other = new Definition(
                app.url(""),
                List.of(new BearerToken("api_key", null, true)),
                input.definition().verification(),
                List.of(),
                List.of());

        connectors.update(
                scope, connector.slug(), TestConnectors.with(TestConnectors.named(input, connector.slug()), other));

        assertThatExceptionOfType(NeedsReauth.class).isThrownBy(() -> fresh.of(scope, id));
        assertThatExceptionOfType(NeedsReauth.class).isThrownBy(() -> connections.verify(scope, id));
    }

    @Test
    void deleting_ends_the_grant_at_the_app_where_it_can() {
        Credentials.OAuth2Tokens tokens =
                TestConnections.tokens("at", "rt", clock.instant().plus(Duration.ofHours(1)));
        ConnectionId id = connections
                .establish(scope, TestConnections.withTokens(tenant.id(), connector, tokens))
                .id();

        assertThat(connections.delete(scope, id).atProvider()).isEqualTo(Deletion.Revocation.REVOKED);
        assertThat(app.asked("/revoke").getLast().form())
                .containsEntry("token", "rt")
                .containsEntry("token_type_hint", "refresh_token");

        app.onRevoke(request -> TestApp.Answer.json(503, "{}"));
        ConnectionId second = connections
                .establish(scope, TestConnections.withTokens(tenant.id(), connector, tokens))
                .id();
        assertThat(connections.delete(scope, second).atProvider()).isEqualTo(Deletion.Revocation.SCHEDULED);
        assertThat(connections.find(scope, second)).isEmpty();
        assertThat(connections.delete(scope, connect("key").id()).atProvider())
                .isEqualTo(Deletion.Revocation.NOT_SUPPORTED);
    }

    private Connection connect(String key) {
        return connections.establish(scope, TestConnections.withKey(tenant.id(), connector, key));
    }

    private List<ConnectionId> ids(ConnectionFilter filter) {
        return connections.list(scope, filter, PageRequest.first(100)).data().stream()
                .map(Connection::id)
                .toList();
    }

    private static ConnectionFilter tags(Map<String, String> tags) {
        return new ConnectionFilter(null, null, null, null, tags);
    }

    private byte[] sealed(ConnectionId id) {
        return jdbc.sql("select credentials from connection where id = ?")
                .param(id.bytes())
                .query((row, n) -> row.getBytes(1))
                .single();
    }
}
