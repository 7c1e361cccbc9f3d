package dev.patchbay.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.patchbay.connect.Tenants;
import dev.patchbay.connection.Deletion.Revocation;
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
import dev.patchbay.vault.CannotOpen;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A connection that is deleted ends its grant at the app, sooner or later. */
@CoreUnderTest
class RevocationsTest {

    private final Connections connections;
    private final FreshCredentials fresh;
    private final Revocations revocations;
    private final JdbcClient jdbc;
    private final TestApp app;
    private final TestClock clock;
    private final ConnectionEvents events;
    private final Tenants tenants;
    private final Connectors connectors;
    private final Scope scope;
    private final Connector connector;

    RevocationsTest(
            Connections connections,
            FreshCredentials fresh,
            Revocations revocations,
            Connectors connectors,
            Tenants tenants,
            Organizations organizations,
            JdbcClient jdbc,
            TestApp app,
            TestClock clock,
            ConnectionEvents events) {
        this.connections = connections;
        this.fresh = fresh;
        this.revocations = revocations;
        this.jdbc = jdbc;
        this.app = app;
        this.clock = clock;
        this.events = events;
        this.tenants = tenants;
        this.connectors = connectors;
        this.scope = TestScopes.organization(organizations).test();
        this.connector = connectors.create(scope, TestConnectors.acme(app.url("")));
    }

    @BeforeEach
    void reset() {
        app.reset();
        jdbc.sql("delete from pending_revocation").update();
    }

    @ParameterizedTest
    @CsvSource({
        "200, REVOKED, 0",
        "400, FAILED, 0",
        "401, FAILED, 0",
        "429, SCHEDULED, 1",
        "500, SCHEDULED, 1",
        "503, SCHEDULED, 1",
    })
    void the_answer_says_what_the_app_said(int status, Revocation told, int pending) {
        ConnectionId id = connect();
        app.onRevoke(request -> Answer.json(status, "{}"));

        assertThat(connections.delete(scope, id).atProvider()).isEqualTo(told);

        assertThat(connections.find(scope, id))
                .as("here it is gone in any case")
                .isEmpty();
        assertThat(pending()).isEqualTo(pending);
    }

    @Test
    void an_app_that_is_down_is_told_when_it_is_back() {
        ConnectionId id = connect();
        app.onRevoke(request -> Answer.json(503, "{}"));
        connections.delete(scope, id);
        revocations.retry();
        assertThat(app.asked("/revoke")).as("not at once").hasSize(1);
        clock.advance(Duration.ofMinutes(2));
        revocations.retry();
        app.reset();
        clock.advance(Duration.ofMinutes(5));

        revocations.retry();

        assertThat(app.asked("/revoke").getLast().form())
                .containsEntry("token", "refresh-0")
                .containsEntry("token_type_hint", "refresh_token");
        assertThat(pending()).isZero();
        clock.advance(Duration.ofDays(1));
        revocations.retry();
        assertThat(app.asked("/revoke")).hasSize(1);
    }

    @Test
    void an_app_that_cannot_be_reached_is_told_later_as_well() {
        TestApp gone = new TestApp();
        Connector unreachable = connectors.create(scope, TestConnectors.acme(gone.url("")));
        gone.close();

        assertThat(connections.delete(scope, connect(unreachable)).atProvider()).isEqualTo(Revocation.SCHEDULED);
        assertThat(pending()).isEqualTo(1);
    }

    @Test
    void it_is_given_up_after_three_days_and_the_tokens_with_it() {
        app.onRevoke(request -> Answer.json(503, "{}"));
        connections.delete(scope, connect());
        for (int hour = 0; hour < 71; hour++) {
            clock.advance(Duration.ofHours(1));
            revocations.retry();
        }
        assertThat(pending()).isEqualTo(1);
        assertThat(app.asked("/revoke")).hasSizeBetween(15, 30);

        clock.advance(Duration.ofHours(2));
        revocations.retry();

        assertThat(pending()).isZero();
    }

    @Test
    void two_nodes_that_try_at_once_ask_the_app_once() {
        app.onRevoke(request -> Answer.json(503, "{}"));
        connections.delete(scope, connect());
        clock.advance(Duration.ofMinutes(3));

        Parallel.callers(10, () -> {
            revocations.retry();
            return true;
        });

        assertThat(app.asked("/revoke")).hasSize(2);
    }

    /** The app had given new tokens when the row was gone: nobody would ever end them. */
    @Test
    void tokens_that_come_for_a_connection_that_is_gone_are_ended_too() {
        ConnectionId id = connections
                .establish(
                        scope,
                        TestConnections.withTokens(
                                tenants.named(scope, "acme", null).id(),
                                connector,
                                TestConnections.tokens(
                                        "access-0", "refresh-0", clock.instant().minusSeconds(1))))
                .id();
        app.onToken(request -> {
            connections.delete(scope, id);
            return Answer.json(200, "{\"access_token\":\"late\",\"refresh_token\":\"late-refresh\",\"expires_in\":60}");
        });

        List<Parallel.Outcome<FreshCredentials.Handout>> outcome = Parallel.callers(1, () -> fresh.of(scope, id));

        assertThat(outcome.getFirst().succeeded()).isFalse();
        clock.advance(Duration.ofMinutes(3));
        revocations.retry();
        assertThat(app.asked("/revoke"))
                .extracting(asked -> asked.form().get("token"))
                .containsExactly("refresh-0", "late-refresh");
        assertThat(pending()).isZero();
    }

    @Test
    void what_a_person_entered_is_no_grant() {
        ConnectionId id = connections
                .establish(
                        scope,
                        TestConnections.withKey(
                                tenants.named(scope, "acme", null).id(), connector, "key"))
                .id();

        assertThat(connections.delete(scope, id).atProvider()).isEqualTo(Revocation.NOT_SUPPORTED);
        assertThat(pending()).isZero();
    }

    /** Whoever operates the server is told to delete what does not open. */
    @Test
    void a_connection_whose_credentials_do_not_open_is_deleted_nevertheless() {
        ConnectionId grant = connect();
        ConnectionId entered = connections
                .establish(
                        scope,
                        TestConnections.withKey(
                                tenants.named(scope, "acme", null).id(), connector, "key"))
                .id();
        byte[] ofAnotherRow = jdbc.sql("select credentials from connection where id = ?")
                .param(connect().bytes())
                .query(byte[].class)
                .single();
        jdbc.sql("update connection set credentials = ? where id in (?, ?)")
                .params(ofAnotherRow, grant.bytes(), entered.bytes())
                .update();
        assertThatExceptionOfType(CannotOpen.class).isThrownBy(() -> fresh.of(scope, grant));

        assertThat(connections.delete(scope, grant).atProvider()).isEqualTo(Revocation.FAILED);
        assertThat(connections.delete(scope, entered).atProvider()).isEqualTo(Revocation.NOT_SUPPORTED);

        assertThat(connections.find(scope, grant)).isEmpty();
        assertThat(connections.find(scope, entered)).isEmpty();
        assertThat(events.types(grant)).endsWith(ConnectionEvent.Type.DELETED);
        assertThat(events.types(entered)).endsWith(ConnectionEvent.Type.DELETED);
        assertThat(app.asked("/revoke")).isEmpty();
        assertThat(pending()).isZero();
    }

    private ConnectionId connect() {
        return connect(connector);
    }

    private ConnectionId connect(Connector of) {
        return connections
                .establish(
                        scope,
                        TestConnections.withTokens(
                                tenants.named(scope, "acme", null).id(),
                                of,
                                TestConnections.tokens(
                                        "access-0", "refresh-0", clock.instant().plus(Duration.ofHours(1)))))
                .id();
    }

    private int pending() {
        return jdbc.sql("select count(*) from pending_revocation")
                .query(Integer.class)
                .single();
    }
}
