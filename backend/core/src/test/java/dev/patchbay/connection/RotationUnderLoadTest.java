package dev.patchbay.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.patchbay.connect.Tenants;
import dev.patchbay.connection.Credentials.OAuth2Tokens;
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
import dev.patchbay.vault.CannotOpen;
import dev.patchbay.vault.KeyId;
import dev.patchbay.vault.Proof;
import dev.patchbay.vault.Rotation;
import dev.patchbay.vault.SealContext;
import dev.patchbay.vault.SealedRows;
import dev.patchbay.vault.SealedRows.Row;
import dev.patchbay.vault.Vault;
import dev.patchbay.vault.VaultKeys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestPropertySource;

/** Two nodes on one database hand out and refresh credentials while every row is sealed anew. */
@CoreUnderTest
@TestPropertySource(properties = "test.database-of-its-own=rotation")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RotationUnderLoadTest {

    private static final int WITH_KEY = 1_500;
    private static final int WITH_TOKENS = 500;

    private final Environment environment;
    private final Connections connections;
    private final SealedConnections rows;
    private final List<SealedRows> allRows;
    private final VaultKeys keys;
    private final Vault vault;
    private final FreshCredentials fresh;
    private final TestApp app;
    private final TestClock clock;
    private final Scope scope;
    private final Connector connector;
    private final TenantId tenant;

    private ConfigurableApplicationContext otherNode;

    RotationUnderLoadTest(
            Environment environment,
            Connections connections,
            SealedConnections rows,
            List<SealedRows> allRows,
            VaultKeys keys,
            Vault vault,
            FreshCredentials fresh,
            TestApp app,
            TestClock clock,
            Connectors connectors,
            Tenants tenants,
            Organizations organizations) {
        this.environment = environment;
        this.connections = connections;
        this.rows = rows;
        this.allRows = allRows;
        this.keys = keys;
        this.vault = vault;
        this.fresh = fresh;
        this.app = app;
        this.clock = clock;
        this.scope = TestScopes.organization(organizations).test();
        this.connector = connectors.create(scope, TestConnectors.acme(app.url("")));
        this.tenant = tenants.named(scope, "acme", null).id();
    }

    @BeforeAll
    void startAnotherNode() {
        List<String> settings = new ArrayList<>(List.of("--db-scheduler.enabled=false"));
        for (String setting : List.of(
                "db-url", "db-user", "db-password", "db-pool-size", "data-dir", "master-key", "egress-allow", "url")) {
            String value = environment.getProperty("patchbay." + setting);
            if (value != null) {
                settings.add("--patchbay." + setting + "=" + value);
            }
        }
        otherNode = new SpringApplicationBuilder(CoreUnderTest.Core.class)
                .web(WebApplicationType.NONE)
                .run(settings.toArray(String[]::new));
    }

    @AfterAll
    void stopIt() {
        otherNode.close();
    }

    @Test
    void every_row_is_sealed_anew_under_load_without_one_error() throws InterruptedException {
        app.onToken(new StrictApp()::answer);
        List<ConnectionId> withKey = new ArrayList<>();
        List<ConnectionId> withTokens = new ArrayList<>();
        for (int i = 0; i < WITH_KEY; i++) {
            withKey.add(connections
                    .establish(scope, TestConnections.withKey(tenant, connector, "key-" + i))
                    .id());
        }
        for (int i = 0; i < WITH_TOKENS; i++) {
            OAuth2Tokens tokens =
                    TestConnections.tokens(i + ".0", i + ".0", clock.instant().plus(Duration.ofHours(12)));
            withTokens.add(connections
                    .establish(scope, TestConnections.withTokens(tenant, connector, tokens))
                    .id());
        }
        List<Row> stolen = rows.after(null, WITH_KEY + WITH_TOKENS);
        KeyId old = KeyId.of(stolen.getFirst().sealed());

        Load load = new Load(List.of(fresh, otherNode.getBean(FreshCredentials.class)), withKey, withTokens);
        Rotation rotation = keys.rotate("Ada");
        load.during(() -> {
            while (keys.advance().filter(Rotation::running).isPresent()) {
                load.whileNobodyIsInTheMiddle(() -> {
                    clock.advance(Duration.ofMinutes(2));
                    otherNode.getBean(TestClock.class).advance(Duration.ofMinutes(2));
                });
            }
        });

        assertThat(load.errors).isEmpty();
        assertThat(load.reads).hasValueGreaterThan(1_000);
        assertThat(load.refreshes).hasValueGreaterThan(100);
        Proof proof = keys.prove();
        assertThat(proof.rowsOf(rotation.key())).isGreaterThanOrEqualTo(WITH_KEY + WITH_TOKENS);
        assertThat(proof.rowsNotOf(rotation.key())).isZero();
        // And by another way than the proof's.
        assertThat(rows.after(null, stolen.size() + 1))
                .hasSize(stolen.size())
                .allSatisfy(row -> assertThat(KeyId.of(row.sealed())).isNotEqualTo(old));
        for (int i = 0; i < WITH_KEY; i++) {
            assertThat(((Credentials.Key) fresh.of(scope, withKey.get(i)).credentials()).apiKey())
                    .isEqualTo("key-" + i);
        }
        assertThat(withTokens)
                .allSatisfy(
                        id -> assertThat(connections.get(scope, id).status()).isEqualTo(ConnectionStatus.ACTIVE));
        withTokens.forEach(id -> fresh.refresh(scope, id));
        for (Vault each : List.of(vault, otherNode.getBean(Vault.class))) {
            // As the other node would by itself within seconds.
            otherNode.getBean(VaultKeys.class).state();
            assertThat(stolen)
                    .allSatisfy(row -> assertThatExceptionOfType(CannotOpen.class)
                            .isThrownBy(() -> each.open(row.context(), row.sealed())));
        }
    }

    @Test
    void what_is_sealed_anew_never_replaces_what_a_refresh_wrote() {
        ConnectionId id = connections
                .establish(
                        scope,
                        TestConnections.withTokens(
                                tenant,
                                connector,
                                TestConnections.tokens(
                                        "before", "before", clock.instant().plus(Duration.ofHours(12)))))
                .id();
        Row read = rows.after(null, Integer.MAX_VALUE).stream()
                .filter(row -> row.id().equals(id.value()))
                .findFirst()
                .orElseThrow();
        app.onToken(
                asked -> Answer.json(
                        200,
                        "{\"access_token\":\"after\",\"refresh_token\":\"after\",\"token_type\":\"Bearer\",\"expires_in\":43200}"));
        fresh.refresh(scope, id);
        SealContext context = read.context();

        assertThat(rows.replace(read, vault.seal(context, vault.open(context, read.sealed()))))
                .isFalse();

        assertThat(((OAuth2Tokens) fresh.of(scope, id).credentials()).accessToken())
                .isEqualTo("after");
        assertThat(allRows).extracting(SealedRows::kind).contains("connection.credentials");
    }

    /** Accepts each refresh token once and, as RFC 9700 advises, never again. */
    private static final class StrictApp {

        private final Map<String, Integer> next = new ConcurrentHashMap<>();

        Answer answer(TestApp.Asked asked) {
            String[] token = asked.form().getOrDefault("refresh_token", "").split("\\.");
            int used = Integer.parseInt(token[1]);
            boolean right = next.merge(token[0], 1, Integer::sum) == used + 1;
            String fresh = token[0] + "." + (used + 1);
            return right
                    ? Answer.json(
                            200,
                            "{\"access_token\":\"" + fresh + "\",\"refresh_token\":\"" + fresh
                                    + "\",\"token_type\":\"Bearer\",\"expires_in\":43200}")
                    : Answer.json(400, "{\"error\":\"invalid_grant\"}");
        }
    }

    /** Readers and refreshers on both nodes, until told to stop. */
    private final class Load {

        private final List<FreshCredentials> nodes;
        private final List<ConnectionId> withKey;
        private final List<ConnectionId> withTokens;
        private final Queue<Throwable> errors = new ConcurrentLinkedQueue<>();
        private final AtomicInteger reads = new AtomicInteger();
        private final AtomicInteger refreshes = new AtomicInteger();
        private final ReadWriteLock time = new ReentrantReadWriteLock(true);

        Load(List<FreshCredentials> nodes, List<ConnectionId> withKey, List<ConnectionId> withTokens) {
            this.nodes = nodes;
            this.withKey = withKey;
            this.withTokens = withTokens;
        }

        void during(Runnable work) {
            AtomicBoolean over = new AtomicBoolean();
            try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
                for (int i = 0; i < 6; i++) {
                    FreshCredentials node = nodes.get(i % 2);
                    Runnable task = i < 4 ? () -> read(node) : () -> refresh(node);
                    threads.submit(() -> {
                        while (!over.get()) {
                            once(task);
                        }
                    });
                }
                try {
                    work.run();
                } finally {
                    over.set(true);
                }
            }
        }

        /** The minutes that a rotation waits pass for all at once, and nobody's call takes that long. */
        void whileNobodyIsInTheMiddle(Runnable change) {
            time.writeLock().lock();
            try {
                change.run();
            } finally {
                time.writeLock().unlock();
            }
        }

        private void once(Runnable task) {
            time.readLock().lock();
            try {
                task.run();
            } catch (Throwable e) {
                errors.add(e);
            } finally {
                time.readLock().unlock();
            }
        }

        private void read(FreshCredentials node) {
            int i = ThreadLocalRandom.current().nextInt(withKey.size());
            assertThat(((Credentials.Key) node.of(scope, withKey.get(i)).credentials()).apiKey())
                    .isEqualTo("key-" + i);
            int j = ThreadLocalRandom.current().nextInt(withTokens.size());
            assertThat(((OAuth2Tokens) node.of(scope, withTokens.get(j)).credentials()).accessToken())
                    .startsWith(j + ".");
            reads.addAndGet(2);
        }

        private void refresh(FreshCredentials node) {
            node.refresh(scope, withTokens.get(ThreadLocalRandom.current().nextInt(withTokens.size())));
            refreshes.incrementAndGet();
        }
    }
}
