package dev.patchbay.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.connect.Tenants;
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
import dev.patchbay.testing.TestClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two nodes on one database, many callers on each, and a provider that forgives no refresh token used twice. */
@CoreUnderTest
class RefreshStormTest {

    private static final int CONNECTIONS = 200;
    private static final int CALLERS_OF_A_NODE = 50;
    private static final int CALLS_OF_A_LIFE = 40;

    private final FreshCredentials here;
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
    private final TestClock clock;
    private final MeterRegistry meters;
    private final Tenants tenants;
    private final Scope scope;
    private final TestApp app = new TestApp();
    private final RotatingTokens provider = new RotatingTokens();
    private final Connector connector;

    RefreshStormTest(
            FreshCredentials here,
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
            TestClock clock,
            MeterRegistry meters,
            Tenants tenants,
            Organizations organizations) {
        this.here = here;
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
        this.clock = clock;
        this.meters = meters;
        this.tenants = tenants;
        this.scope = TestScopes.organization(organizations).test();
        this.connector = connectors.create(scope, TestConnectors.acme(app.url("")));
        app.onToken(provider);
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void each_expired_connection_is_refreshed_exactly_once() {
        Map<ConnectionId, String> grants = expire();

        FreshCredentials there = node(renewer);

        List<Parallel.Outcome<Integer>> outcomes = Parallel.callers(
                2 * CALLERS_OF_A_NODE, caller -> () -> ask(grants, caller % 2 == 0 ? here : there, caller));

        assertThat(outcomes).allMatch(Parallel.Outcome::succeeded);
        assertThat(outcomes).extracting(Parallel.Outcome::result).containsOnly(CONNECTIONS);
        assertThat(provider.refreshes()).isEqualTo(CONNECTIONS);
        grants.forEach((id, grant) -> {
            assertThat(provider.newest(grant)).isEqualTo(1);
            assertThat(stored(id).refreshToken()).as("none is lost").isEqualTo(grant + ".1");
            assertThat(connections.get(scope, id).status()).isEqualTo(ConnectionStatus.ACTIVE);
        });
    }

    @Test
    void a_node_that_dies_in_the_middle_loses_only_what_the_provider_had_already_answered() {
        Map<ConnectionId, String> grants = expire();
        Set<String> answeredTheDead = ConcurrentHashMap.newKeySet();
        AtomicInteger calls = new AtomicInteger();
        FreshCredentials mortal = node((of, holder, with, method, credentials, values) -> {
            if (calls.incrementAndGet() > CALLS_OF_A_LIFE) {
                throw new Died();
            }
            Renewer.Outcome outcome = renewer.renew(of, holder, with, method, credentials, values);
            if (calls.get() >= CALLS_OF_A_LIFE) {
                answeredTheDead.add(String.valueOf(((OAuth2Tokens) credentials).refreshToken()));
                throw new Died();
            }
            return outcome;
        });
        CountDownLatch dead = new CountDownLatch(CALLERS_OF_A_NODE);

        Parallel.callers(2 * CALLERS_OF_A_NODE + 1, caller -> () -> {
            if (caller == 2 * CALLERS_OF_A_NODE) {
                dead.await();
                clock.advance(RefreshLeases.LIFE.plusSeconds(1));
                return 0;
            }
            if (caller % 2 == 0) {
                return ask(grants, here, caller);
            }
            try {
                return ask(grants, mortal, caller);
            } finally {
                dead.countDown();
            }
        });
        ask(grants, here, 0);

        assertThat(answeredTheDead).isNotEmpty();
        grants.forEach((id, grant) -> {
            ConnectionStatus status = connections.get(scope, id).status();
            if (answeredTheDead.contains(grant + ".0")) {
                assertThat(status).isEqualTo(ConnectionStatus.NEEDS_REAUTH);
            } else {
                assertThat(status).isEqualTo(ConnectionStatus.ACTIVE);
                assertThat(stored(id).refreshToken()).isEqualTo(grant + ".1");
            }
        });
        assertThat(provider.refreshes()).isEqualTo(CONNECTIONS);
    }

    /** As if the process had ended: nothing that comes after this is done. */
    private static final class Died extends Error {
        private static final long serialVersionUID = 1;
    }

    private Map<ConnectionId, String> expire() {
        Map<ConnectionId, String> grants = new LinkedHashMap<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            String grant = "grant" + i;
            NewConnection made = TestConnections.withTokens(
                    tenants.named(scope, "acme", null).id(), connector, provider.expired(grant, clock.instant()));
            grants.put(connections.establish(scope, made).id(), grant);
        }
        return grants;
    }

    /** One caller asks for every connection, some in an order of their own; a node that has died answers nobody. */
    private int ask(Map<ConnectionId, String> grants, FreshCredentials node, int caller) {
        List<ConnectionId> order = new ArrayList<>(grants.keySet());
        if (caller % 3 == 0) {
            Collections.shuffle(order, new Random(caller));
        }
        int answered = 0;
        for (ConnectionId id : order) {
            try {
                node.of(scope, id);
                answered++;
            } catch (ConnectionProblems.NeedsReauth | ConnectionProblems.RefreshUnavailable e) {
                // Has no answer.
            }
        }
        return answered;
    }

    private FreshCredentials node(Renewer itsRenewer) {
        Refreshing refreshing = new Refreshing(
                table, leases, conclusions, revocations, seal, itsRenewer, connectors, providers, clock, meters);
        return new FreshCredentials(table, changes, seal, refreshing, connectors, lastUse, clock);
    }

    private OAuth2Tokens stored(ConnectionId id) {
        StoredCredentials stored =
                table.findWithCredentials(scope.environment(), id).orElseThrow();
        return (OAuth2Tokens) seal.open(stored);
    }
}
