package dev.patchbay.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.storage.StorageProperties;
import dev.patchbay.storage.TestDatabase;
import dev.patchbay.storage.internal.TestPools;
import dev.patchbay.testing.FreshDatabase;
import dev.patchbay.testing.Parallel;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("database")
class VaultCommandTest {

    private static final String ANOTHER_KEY = "YW5vdGhlci1tYXN0ZXIta2V5LW9mLXRoZS10ZXN0LTE=";

    @TempDir
    Path folder;

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient jdbc = database.jdbc();

    @AfterEach
    void drop() {
        database.close();
    }

    private record Ended(int code, String said) {}

    @Test
    void status_and_proof_of_an_installation_without_secrets() {
        Ended status = run("status");
        assertThat(status.code()).as(status.said()).isZero();
        assertThat(status.said())
                .contains("Master key  PATCHBAY_MASTER_KEY")
                .containsPattern("Data key    [0-9a-f]{8}  primary  made 20")
                .contains("Last proof  none yet")
                .doesNotContain("Rotation");

        Ended proof = run("prove");
        assertThat(proof.code()).as(proof.said()).isZero();
        assertThat(proof.said())
                .containsPattern("(?m)^connection\\.credentials +- +0$")
                .containsPattern("(?m)^connector_client\\.client_secret +- +0$")
                .containsPattern("(?m)^authorization_attempt\\.code_verifier +- +0$")
                .containsPattern("(?m)^idempotent_request\\.answer +- +0$")
                .contains("every sealed row needs");
    }

    @Test
    void a_row_of_another_key_fails_the_proof() {
        run("status");
        jdbc.sql("""
                insert into idempotent_request (environment_id, key_hash, organization_id, id, request_hash, answer, created_at)
                values (?, ?, ?, ?, ?, ?, current_timestamp)""")
                .params(
                        new byte[16],
                        new byte[32],
                        new byte[16],
                        new byte[] {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
                        new byte[32],
                        new byte[] {1, 0x0a, 0x0b, 0x0c, 0x0d, 0})
                .update();

        Ended proof = run("prove");

        assertThat(proof.code()).isEqualTo(1);
        assertThat(proof.said()).contains("0a0b0c0d  1").contains(": 1 rows need another key than");
    }

    @Test
    void rotate_carries_a_rotation_to_its_end() {
        run("status");
        AtomicBoolean over = new AtomicBoolean();

        // Beside it, the minutes that it waits for pass.
        List<Parallel.Outcome<Ended>> outcomes = Parallel.callers(
                2,
                i -> i == 0
                        ? () -> {
                            try {
                                return run("rotate");
                            } finally {
                                over.set(true);
                            }
                        }
                        : () -> {
                            while (!over.get()) {
                                jdbc.sql("update vault_rotation set phase_at = '2020-01-01 00:00:00'")
                                        .update();
                                Thread.onSpinWait();
                            }
                            return new Ended(0, "");
                        });

        Ended rotate = outcomes.getFirst().get();
        assertThat(rotate.code()).as(rotate.said()).isZero();
        assertThat(rotate.said()).contains("made known to every node", "the former key is destroyed");
        assertThat(run("status").said()).contains("Rotation    ").contains(": finished 20");
        assertThat(jdbc.sql("select count(*) from vault_rotation where phase = 'FINISHED'")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void rewrap_puts_the_configured_master_key_in_the_place_of_the_previous_one() {
        run("status");

        assertThat(runWith(ANOTHER_KEY, "status").said()).contains("The master key does not fit this database");
        Ended before = runWith(ANOTHER_KEY, "status", "--patchbay.master-key-previous=" + FreshDatabase.MASTER_KEY);
        assertThat(before.said()).contains("a previous one still wraps the data keys");
        Ended rewrap = runWith(ANOTHER_KEY, "rewrap", "--patchbay.master-key-previous=" + FreshDatabase.MASTER_KEY);

        assertThat(rewrap.code()).as(rewrap.said()).isZero();
        assertThat(runWith(ANOTHER_KEY, "status").code()).isZero();
        Ended former = run("status");
        assertThat(former.code()).isEqualTo(1);
        assertThat(former.said()).doesNotContain(FreshDatabase.MASTER_KEY);
    }

    @Test
    void what_it_does_not_understand_it_explains() {
        for (List<String> words : List.of(List.<String>of(), List.of("rotat"), List.of("rotate", "now"))) {
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            assertThat(new VaultCommand(new PrintStream(said)).run(words)).isEqualTo(2);
            assertThat(said.toString(StandardCharsets.UTF_8)).contains("vault rotate", "vault rewrap");
        }
    }

    @Test
    void a_database_that_no_server_prepared_is_left_alone() {
        Ended ended = end(List.of(
                "status",
                "--patchbay.db-url=jdbc:h2:file:" + folder.resolve("empty"),
                "--patchbay.master-key=" + FreshDatabase.MASTER_KEY));

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.said()).contains("start the server once before").doesNotContain("\tat ");
        try (var pool = TestPools.open(
                new StorageProperties("jdbc:h2:file:" + folder.resolve("empty"), null, null, folder, 1))) {
            assertThat(tables(pool)).isZero();
        }
    }

    private static int tables(DataSource pool) {
        return JdbcClient.create(pool)
                .sql("select count(*) from information_schema.tables where lower(table_schema) = 'public'")
                .query(Integer.class)
                .single();
    }

    private Ended run(String... words) {
        return runWith(FreshDatabase.MASTER_KEY, words);
    }

    private Ended runWith(String masterKey, String... words) {
        StorageProperties storage = database.properties();
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.add("--patchbay.db-url=" + storage.dbUrl());
        if (storage.dbUser() != null) {
            arguments.add("--patchbay.db-user=" + storage.dbUser());
        }
        if (storage.dbPassword() != null) {
            arguments.add("--patchbay.db-password=" + storage.dbPassword());
        }
        arguments.add("--patchbay.master-key=" + masterKey);
        return end(arguments);
    }

    private static Ended end(List<String> arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code = new VaultCommand(new PrintStream(said)).run(arguments);
        return new Ended(code, said.toString(StandardCharsets.UTF_8));
    }
}
