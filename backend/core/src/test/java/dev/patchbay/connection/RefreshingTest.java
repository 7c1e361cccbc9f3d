package dev.patchbay.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.patchbay.connect.Tenants;
import dev.patchbay.connection.ConnectionProblems.NeedsReauth;
import dev.patchbay.connection.ConnectionProblems.RefreshUnavailable;
import dev.patchbay.connection.Credentials.OAuth2Tokens;
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
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@CoreUnderTest
class RefreshingTest {

    private final FreshCredentials fresh;
    private final Connections connections;
    private final ConnectionTable table;
    private final ConnectionChanges changes;
    private final RefreshLeases leases;
    private final RefreshConclusions conclusions;
    private final Revocations revocations;
    private final CredentialsSeal seal;
    private final Renewer renewer;
    private final Connectors connectors;
    private final Providers providers;
    private final LastUse lastUse;
    private final MeterRegistry meters;
    private final JdbcClient jdbc;
    private final TestApp app;
    private final TestClock clock;
    private final Scope scope;
    private final Connector connector;
    private final Tenants tenants;

    RefreshingTest(
            FreshCredentials fresh,
            Connections connections,
            ConnectionTable table,
            ConnectionChanges changes,
            RefreshLeases leases,
            RefreshConclusions conclusions,
            Revocations revocations,
            CredentialsSeal seal,
            Renewer renewer,
            Connectors connectors,
            Providers providers,
            LastUse lastUse,
            MeterRegistry meters,
            JdbcClient jdbc,
            TestApp app,
            TestClock clock,
            Tenants tenants,
            Organizations organizations) {
        this.fresh = fresh;
        this.connections = connections;
        this.table = table;
        this.changes = changes;
        this.leases = leases;
        this.conclusions = conclusions;
        this.revocations = revocations;
        this.seal = seal;
        this.renewer = renewer;
        this.connectors = connectors;
        this.providers = providers;
        this.lastUse = lastUse;
        this.meters = meters;
        this.jdbc = jdbc;
        this.app = app;
        this.clock = clock;
        this.tenants = tenants;
        this.scope = TestScopes.organization(organizations).test();
        this.connector = connectors.create(scope, TestConnectors.acme(app.url("")));
    }

    @BeforeEach
    void resetApp() {
        app.reset();
    }

    @Test
    void fifty_who_ask_for_one_expired_connection_cause_one_refresh() {
        ConnectionId id = expired();

        List<Parallel.Outcome<FreshCredentials.Handout>> outcomes = Parallel.callers(50, () -> fresh.of(scope, id));

        assertThat(outcomes).extracting(Parallel.Outcome::failure).containsOnlyNulls();
        assertThat(app.asked("/token")).hasSize(1);
        assertThat(outcomes).extracting(outcome -> access(outcome.result())).containsOnly(access(fresh.of(scope, id)));
    }

    @Test
    void fifty_on_two_nodes_cause_one_refresh() {
        ConnectionId id = expired();
        FreshCredentials otherNode = anotherNode();
        app.onToken(request -> {
            Thread.sleep(150);
            return app.nextToken(request);
        });

        List<Parallel.Outcome<FreshCredentials.Handout>> outcomes =
                Parallel.callers(50, i -> () -> (i % 2 == 0 ? fresh : otherNode).of(scope, id));

        assertThat(outcomes).extracting(Parallel.Outcome::failure).containsOnlyNulls();
        assertThat(app.asked("/token")).hasSize(1);
    }

    @Test
    void a_refresh_sends_what_the_specification_says() {
        ConnectionId id = expired();

        fresh.of(scope, id);

        TestApp.Asked asked = app.asked("/token").getFirst();
        assertThat(asked.form())
                .containsEntry("grant_type", "refresh_token")
                .containsEntry("refresh_token", "refresh-0");
        assertThat(asked.headers().get("Authorization")).startsWith("Basic ");
    }

    @Test
    void a_rotated_refresh_token_replaces_the_old_one() {
        ConnectionId id = expired();
        String first = access(fresh.of(scope, id));
        clock.advance(Duration.ofHours(2));

        assertThat(access(fresh.of(scope, id))).isNotEqualTo(first);
        assertThat(app.asked("/token").get(1).form())
                .containsEntry("refresh_token", first.replace("access", "refresh"));
    }

    @Test
    void an_answer_without_a_refresh_token_keeps_the_old_one() {
        ConnectionId id = expired();
        app.onToken(request -> Answer.json(200, "{\"access_token\":\"new\",\"expires_in\":60}"));
        assertThat(access(fresh.of(scope, id))).isEqualTo("new");
        clock.advance(Duration.ofMinutes(2));

        fresh.of(scope, id);

        assertThat(app.asked("/token").get(1).form()).containsEntry("refresh_token", "refresh-0");
    }

    @Test
    void a_rejected_refresh_token_needs_the_person() {
        ConnectionId id = expired();
        app.onToken(request -> Answer.json(400, "{\"error\":\"invalid_grant\"}"));

        assertThatExceptionOfType(NeedsReauth.class).isThrownBy(() -> fresh.of(scope, id));

        Connection after = connections.get(scope, id);
        assertThat(after.status()).isEqualTo(ConnectionStatus.NEEDS_REAUTH);
        assertThat(after.statusReason()).isEqualTo("invalid_grant");
        assertThatExceptionOfType(NeedsReauth.class).isThrownBy(() -> fresh.of(scope, id));
        assertThat(app.asked("/token")).as("the app is not asked again").hasSize(1);
    }

    @Test
    void a_rejection_is_not_believed_when_the_credentials_were_replaced_meanwhile() {
        ConnectionId id = expired();
        app.onToken(request -> {
            replace(id, "replaced");
            return Answer.json(400, "{\"error\":\"invalid_grant\"}");
        });

        assertThat(access(fresh.of(scope, id))).isEqualTo("replaced");
        assertThat(connections.get(scope, id).status()).isEqualTo(ConnectionStatus.ACTIVE);
    }

    @Test
    void a_fault_is_no_matter_when_the_credentials_were_replaced_meanwhile() {
        ConnectionId id = expired();
        app.onToken(request -> {
            replace(id, "replaced");
            return Answer.json(503, "");
        });

        assertThat(access(fresh.of(scope, id))).isEqualTo("replaced");
        assertThat(connections.get(scope, id).status()).isEqualTo(ConnectionStatus.ACTIVE);
    }

    @Test
    void a_late_success_does_not_overwrite_what_came_meanwhile() {
        ConnectionId id = expired();
        app.onToken(request -> {
            replace(id, "replaced");
            return app.nextToken(request);
        });

        assertThat(access(fresh.of(scope, id))).isEqualTo("replaced");
        assertThat(access(fresh.of(scope, id))).isEqualTo("replaced");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500|",
                "503|<html>",
                "429|{\"error\":\"invalid_grant\"}",
                "200|<html>",
                "200|{\"access_token\":",
                "302|",
                "401|{\"error\":\"invalid_client\"}",
                "400|{\"error\":\"unauthorized_client\"}",
                "400|{\"error\":\"invalid_request\"}"
            })
    void a_fault_that_may_pass_degrades_until_a_deadline_and_mends_itself(int status, @Nullable String body) {
        ConnectionId id = expired();
        app.onToken(request -> new Answer(status, "text/html", body == null ? "" : body));

        assertThatExceptionOfType(RefreshUnavailable.class).isThrownBy(() -> fresh.of(scope, id));

        Connection failing = connections.get(scope, id);
        assertThat(failing.status()).isEqualTo(ConnectionStatus.DEGRADED);
        assertThat(failing.deadline()).isAfter(clock.instant().plus(Duration.ofHours(23)));
        app.reset();
        clock.advance(Duration.ofSeconds(11));
        assertThat(access(fresh.of(scope, id))).startsWith("access-");
        assertThat(connections.get(scope, id).status()).isEqualTo(ConnectionStatus.ACTIVE);
        assertThat(connections.get(scope, id).deadline()).isNull();
    }

    /** Must hold for a failing app as well: fifty callers are one call. */
    @Test
    void many_who_come_while_the_app_fails_ask_it_once() {
        ConnectionId id = expired();
        app.onToken(request -> {
            Thread.sleep(200);
            return new Answer(500, "text/html", "");
        });

        List<Parallel.Outcome<String>> outcomes = Parallel.callers(50, () -> access(fresh.of(scope, id)));

        assertThat(outcomes).allMatch(outcome -> !outcome.succeeded());
        assertThat(app.asked("/token")).hasSize(1);
        assertThatExceptionOfType(RefreshUnavailable.class).isThrownBy(() -> fresh.of(scope, id));
        assertThat(app.asked("/token")).hasSize(1);
        app.reset();
        clock.advance(Duration.ofSeconds(3));
        assertThat(access(fresh.of(scope, id))).startsWith("access-");
    }

    @Test
    void an_app_that_cannot_be_reached_is_a_fault_that_may_pass() {
        TestApp gone = new TestApp();
        Connector unreachable = connectors.create(scope, TestConnectors.acme(gone.url("")));
        gone.close();
        ConnectionId id = expired(unreachable);

        assertThatExceptionOfType(RefreshUnavailable.class).isThrownBy(() -> fresh.of(scope, id));
        assertThat(connections.get(scope, id).status()).isEqualTo(ConnectionStatus.DEGRADED);
    }

    @Test
    void a_token_that_still_works_is_handed_out_though_its_refresh_fails() {
        ConnectionId id = connect(
                TestConnections.tokens("old", "refresh-0", clock.instant().plusSeconds(200)));
        app.onToken(request -> Answer.json(503, ""));

        assertThat(access(fresh.of(scope, id))).isEqualTo("old");
        assertThat(access(fresh.of(scope, id))).isEqualTo("old");
        assertThat(app.asked("/token")).as("the app gets a pause").hasSize(1);
    }

    @Test
    void a_token_far_from_its_end_is_not_refreshed() {
        ConnectionId id = connect(
                TestConnections.tokens("old", "refresh-0", clock.instant().plusSeconds(1000)));

        assertThat(access(fresh.of(scope, id))).isEqualTo("old");
        assertThat(app.asked("/token")).isEmpty();
        fresh.refresh(scope, id);
        assertThat(app.asked("/token")).as("unless it is asked for").hasSize(1);
    }

    @Test
    void without_a_refresh_token_the_end_is_the_end() {
        ConnectionId id =
                connect(TestConnections.tokens("old", null, clock.instant().plusSeconds(100)));
        assertThat(access(fresh.of(scope, id))).isEqualTo("old");
        clock.advance(Duration.ofSeconds(101));

        assertThatExceptionOfType(NeedsReauth.class).isThrownBy(() -> fresh.of(scope, id));
        assertThat(connections.get(scope, id).statusReason()).isEqualTo("access_token_expired");
    }

    @Test
    void a_lease_whose_holder_died_ends_by_itself() {
        ConnectionId id = expired();
        assertThat(leases.acquire(id, 1, UUID.randomUUID(), clock.instant())).isTrue();
        assertThat(leases.acquire(id, 1, UUID.randomUUID(), clock.instant()))
                .as("it is held")
                .isFalse();

        clock.advance(RefreshLeases.LIFE.plusSeconds(1));

        assertThat(access(fresh.of(scope, id))).startsWith("access-");
        assertThat(app.asked("/token")).hasSize(1);
    }

    @Test
    void who_finds_the_lease_taken_waits_and_reads_what_the_other_stored() throws InterruptedException {
        ConnectionId id = expired();
        FreshCredentials otherNode = anotherNode();
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        app.onToken(request -> {
            asked.countDown();
            go.await();
            return app.nextToken(request);
        });

        List<Parallel.Outcome<String>> outcomes = Parallel.callers(3, i -> switch (i) {
            case 0 -> () -> access(fresh.of(scope, id));
            case 1 ->
                () -> {
                    asked.await();
                    return access(otherNode.of(scope, id));
                };
            default ->
                () -> {
                    asked.await();
                    Thread.sleep(200);
                    go.countDown();
                    return "";
                };
        });

        assertThat(outcomes.get(0).result()).isEqualTo(outcomes.get(1).result());
        assertThat(app.asked("/token")).hasSize(1);
    }

    @Test
    void who_does_not_hold_the_lease_stores_nothing() {
        ConnectionId id = expired();
        StoredCredentials held = stored(id);
        UUID owner = UUID.randomUUID();
        leases.acquire(id, held.version(), owner, clock.instant());
        byte[] sealed = held.sealed();

        assertThat(leases.succeed(held, UUID.randomUUID(), sealed, null, held.connection(), null))
                .isFalse();
        assertThat(leases.succeed(newer(held), owner, sealed, null, held.connection(), null))
                .isFalse();
        assertThat(leases.fail(held, UUID.randomUUID(), held.connection(), null, null))
                .isFalse();
        assertThat(leases.succeed(held, owner, sealed, null, held.connection(), null))
                .isTrue();
        assertThat(stored(id).version()).isEqualTo(held.version() + 1);
    }

    private ConnectionId expired() {
        return expired(connector);
    }

    private ConnectionId expired(Connector of) {
        return connect(
                of,
                TestConnections.tokens("access-0", "refresh-0", clock.instant().minusSeconds(1)));
    }

    private ConnectionId connect(OAuth2Tokens tokens) {
        return connect(connector, tokens);
    }

    private ConnectionId connect(Connector of, OAuth2Tokens tokens) {
        return connections
                .establish(
                        scope,
                        TestConnections.withTokens(
                                tenants.named(scope, "acme", null).id(), of, tokens))
                .id();
    }

    /** As if the person had authorized the connection again on another node. */
    private void replace(ConnectionId id, String accessToken) {
        Connection connection = stored(id).connection();
        Instant end = clock.instant().plus(Duration.ofHours(1));
        table.update(connection, seal.seal(connection, TestConnections.tokens(accessToken, "refresh-r", end)), null);
    }

    private StoredCredentials stored(ConnectionId id) {
        return table.findWithCredentials(scope.environment(), id).orElseThrow();
    }

    private static StoredCredentials newer(StoredCredentials held) {
        return new StoredCredentials(
                held.connection(),
                held.sealed(),
                held.version() + 1,
                held.leaseOwner(),
                held.leaseUntil(),
                held.refreshNotBefore(),
                held.dueAt());
    }

    private FreshCredentials anotherNode() {
        Refreshing refreshing = new Refreshing(
                table, leases, conclusions, revocations, seal, renewer, connectors, providers, clock, meters);
        return new FreshCredentials(table, changes, seal, refreshing, connectors, lastUse, clock);
    }

    private static String access(FreshCredentials.@Nullable Handout handout) {
        if (handout != null && handout.credentials() instanceof OAuth2Tokens tokens) {
            return tokens.accessToken();
        }
        throw new AssertionError("No tokens");
    }
}
