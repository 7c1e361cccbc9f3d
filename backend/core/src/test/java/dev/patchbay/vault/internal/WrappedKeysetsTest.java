package dev.patchbay.vault.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.problem.Misconfigured;
import dev.patchbay.storage.TestDatabase;
import dev.patchbay.vault.CannotOpen;
import dev.patchbay.vault.SealContext;
import dev.patchbay.vault.Vault;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("database")
class WrappedKeysetsTest {

    private static final byte[] SECRET = "refresh token".getBytes(UTF_8);

    private final TestDatabase database = TestDatabase.fresh();

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void theKeysSurviveARestartAndServeEveryNode() {
        Vault first = TestVaults.open(TestVaults.KEY, database.properties(), database.jdbc());
        Vault second = TestVaults.open(TestVaults.KEY, database.properties(), database.jdbc());
        SealContext context = TestVaults.context();
        assertThat(second.open(context, first.seal(context, SECRET))).isEqualTo(SECRET);
        assertThat(second.mac("cookie", SECRET)).isEqualTo(first.mac("cookie", SECRET));
    }

    @Test
    void nodesThatStartAtTheSameMomentAgree() {
        int nodes = 8;
        List<JdbcClient> clients = Stream.generate(database::jdbc).limit(nodes).toList();
        CountDownLatch start = new CountDownLatch(nodes);
        List<Future<Vault>> starting = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(nodes)) {
            for (JdbcClient jdbc : clients) {
                starting.add(threads.submit(() -> {
                    start.countDown();
                    start.await();
                    return TestVaults.open(TestVaults.KEY, database.properties(), jdbc);
                }));
            }
        }
        SealContext context = TestVaults.context();
        byte[] sealed = starting.getFirst().resultNow().seal(context, SECRET);
        assertThat(starting).allSatisfy(node -> {
            assertThat(node.resultNow().open(context, sealed)).isEqualTo(SECRET);
            assertThat(node.resultNow().mac("p", SECRET))
                    .isEqualTo(starting.getFirst().resultNow().mac("p", SECRET));
        });
    }

    @Test
    void aCopyOfTheDatabaseWithoutTheMasterKeyOpensNothing() {
        JdbcClient jdbc = database.jdbc();
        TestVaults.open(TestVaults.KEY, database.properties(), jdbc);
        assertThatThrownBy(() -> TestVaults.open(TestVaults.ANOTHER_KEY, database.properties(), jdbc))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("does not fit this database");
    }

    @Test
    void theKeysOfAnotherInstallationOpenNothingEvenUnderTheSameMasterKey() {
        try (TestDatabase other = TestDatabase.memory()) {
            Vault mine = TestVaults.open(TestVaults.KEY, database.properties(), database.jdbc());
            Vault theirs = TestVaults.open(TestVaults.KEY, other.properties(), other.jdbc());
            SealContext context = TestVaults.context();
            byte[] sealed = mine.seal(context, SECRET);
            assertThatThrownBy(() -> theirs.open(context, sealed)).isInstanceOf(CannotOpen.class);
            assertThat(theirs.mac("p", SECRET)).isNotEqualTo(mine.mac("p", SECRET));
        }
    }

    @Test
    void aKeysetCannotTakeAnothersPlace() {
        JdbcClient jdbc = database.jdbc();
        TestVaults.open(TestVaults.KEY, database.properties(), jdbc);
        byte[] mac = jdbc.sql("SELECT keyset FROM vault_keyset WHERE name = 'mac'")
                .query((row, number) -> row.getBytes(1))
                .single();
        jdbc.sql("UPDATE vault_keyset SET keyset = :keyset WHERE name = 'data'")
                .param("keyset", mac)
                .update();
        assertThatThrownBy(() -> TestVaults.open(TestVaults.KEY, database.properties(), jdbc))
                .isInstanceOf(Misconfigured.class);
    }
}
