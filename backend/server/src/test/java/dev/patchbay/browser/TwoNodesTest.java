package dev.patchbay.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.connection.RotatingTokens;
import dev.patchbay.storage.StorageProperties;
import dev.patchbay.storage.TestDatabase;
import dev.patchbay.testing.FreshDatabase;
import dev.patchbay.testing.Parallel;
import dev.patchbay.testing.TestApp;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Two processes on one MySQL, with their jobs running, and a provider that forgives no refresh token used twice. */
@Tag("browser")
@EnabledIfEnvironmentVariable(named = "PATCHBAY_TEST_MYSQL_URL", matches = ".+")
class TwoNodesTest {

    private static final int CONNECTIONS = 200;
    private static final int CALLERS_OF_A_NODE = 50;
    private static final int KILL_AFTER = 60;
    private static final Duration LONGEST_RECOVERY = Duration.ofSeconds(90);
    private static final Pattern ID = Pattern.compile("\"id\":\"(conn_[a-z0-9]+)\"");

    @TempDir
    private Path folder;

    private final TestDatabase database = TestDatabase.mysql();
    private final TestApp app = new TestApp();
    private final RotatingTokens provider = new RotatingTokens();
    private final CountDownLatch begun = new CountDownLatch(1);
    private PackagedServer one;
    private PackagedServer other;

    @BeforeEach
    void start() {
        one = node("one");
        other = node("other");
        // Their jobs find the connections as soon as they are there; the race begins with the callers.
        app.onToken(asked -> {
            begun.await();
            return provider.answer(asked);
        });
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
        app.close();
        database.close();
    }

    @Test
    void eachExpiredConnectionIsRefreshedExactlyOnce() {
        Map<String, String> grants = expire();

        begun.countDown();
        List<Parallel.Outcome<Integer>> outcomes =
                Parallel.callers(2 * CALLERS_OF_A_NODE, caller -> () -> ask(caller % 2 == 0 ? one : other, grants));

        assertThat(outcomes).allMatch(Parallel.Outcome::succeeded);
        assertThat(outcomes).extracting(Parallel.Outcome::result).containsOnly(CONNECTIONS);
        assertThat(provider.refreshes()).isEqualTo(CONNECTIONS);
        grants.forEach((id, grant) ->
                assertThat(credentials(one, id).body()).contains("\"access_token\":\"" + grant + ".access.1\""));
    }

    @Test
    void aNodeThatIsKilledInTheMiddleLosesOnlyWhatTheProviderHadAlreadyAnswered() {
        Map<String, String> grants = expire();
        app.onToken(asked -> {
            begun.await();
            TestApp.Answer answer = provider.answer(asked);
            if (provider.refreshes() == KILL_AFTER) {
                other.kill();
            }
            return answer;
        });

        begun.countDown();
        Parallel.callers(2 * CALLERS_OF_A_NODE, caller -> () -> ask(caller % 2 == 0 ? one : other, grants));

        Map<String, HttpResponse<String>> answers = settled(grants);
        long lost = answers.entrySet().stream()
                .filter(entry -> entry.getValue().statusCode() == 409)
                .peek(entry -> {
                    assertThat(entry.getValue().body()).contains("connection_needs_reauth");
                    assertThat(provider.newest(grants.getOrDefault(entry.getKey(), "")))
                            .as("the provider had given the dead node a token that it could not store")
                            .isEqualTo(RotatingTokens.OVER);
                })
                .count();
        assertThat(lost).isLessThan(KILL_AFTER);
        answers.forEach((id, answer) -> {
            if (answer.statusCode() == 200) {
                String grant = grants.getOrDefault(id, "");
                assertThat(answer.body())
                        .contains("\"access_token\":\"" + grant + ".access." + provider.newest(grant) + "\"");
            }
        });
    }

    private PackagedServer node(String name) {
        StorageProperties storage = database.properties();
        Path data = folder.resolve(name);
        assertThat(data.toFile().mkdirs()).isTrue();
        return new PackagedServer(
                data,
                Map.of(
                        "PATCHBAY_SANDBOX", "false",
                        "PATCHBAY_DB_URL", String.valueOf(storage.dbUrl()),
                        "PATCHBAY_DB_USER", String.valueOf(storage.dbUser()),
                        "PATCHBAY_DB_PASSWORD", String.valueOf(storage.dbPassword()),
                        "PATCHBAY_MASTER_KEY", FreshDatabase.MASTER_KEY));
    }

    /** @return the grant of each connection, by its id */
    private Map<String, String> expire() {
        HttpResponse<String> connector = one.post("/api/v1/connectors", """
                {"name": "Acme", "slug": "acme", "base_url": "%1$s", "auth_methods": [{"type": "oauth2",
                 "authorization_url": "%1$s/authorize", "token_url": "%1$s/token", "client_id": "c", "client_secret": "s"}]}""".formatted(app.url("")));
        assertThat(connector.statusCode()).as(connector.body()).isEqualTo(201);
        Map<String, String> grants = new LinkedHashMap<>();
        for (int n = 0; n < CONNECTIONS; n++) {
            String grant = "grant" + n;
            var tokens = provider.expired(grant, Instant.now());
            HttpResponse<String> made = one.post("/api/v1/connections", """
                    {"tenant": {"id": "t"}, "connector": "acme", "credentials": {"access_token": "%s",
                     "refresh_token": "%s", "expires_at": "%s"}}""".formatted(
                            tokens.accessToken(), tokens.refreshToken(), tokens.expiresAt()));
            Matcher id = ID.matcher(made.body());
            assertThat(id.find()).as(made.body()).isTrue();
            grants.put(id.group(1), grant);
        }
        return grants;
    }

    /** Asks a node for every connection's credentials. A dead one answers nothing any more. */
    private static int ask(PackagedServer node, Map<String, String> grants) {
        int answered = 0;
        for (String id : grants.keySet()) {
            try {
                answered += credentials(node, id).statusCode() == 200 ? 1 : 0;
            } catch (UncheckedIOException e) {
                return answered;
            }
        }
        return answered;
    }

    /** What the node that lives says when nothing is under way any more; the leases of the dead have to end first. */
    private Map<String, HttpResponse<String>> settled(Map<String, String> grants) {
        long end = System.nanoTime() + LONGEST_RECOVERY.toNanos();
        Map<String, HttpResponse<String>> answers = new LinkedHashMap<>();
        while (answers.size() < grants.size() && System.nanoTime() < end) {
            for (String id : grants.keySet()) {
                if (!answers.containsKey(id)) {
                    HttpResponse<String> answer = credentials(one, id);
                    if (answer.statusCode() != 503) {
                        answers.put(id, answer);
                    }
                }
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        assertThat(answers).as("every connection has an answer again").hasSameSizeAs(grants);
        return answers;
    }

    private static HttpResponse<String> credentials(PackagedServer node, String id) {
        return node.send(
                node.request("/api/v1/connections/" + id + "/credentials").build());
    }
}
