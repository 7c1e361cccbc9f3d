package dev.patchbay.vault.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.patchbay.problem.Misconfigured;
import dev.patchbay.storage.StorageProperties;
import dev.patchbay.storage.TestDatabase;
import dev.patchbay.testing.TestClock;
import dev.patchbay.vault.KeyId;
import dev.patchbay.vault.VaultEvent;
import dev.patchbay.vault.WrappingKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("database")
class RewrapTest {

    @TempDir
    Path folder;

    private final TestDatabase database = TestDatabase.fresh();
    private final TestClock clock = new TestClock();
    private final TestSecrets secrets = new TestSecrets(database.jdbc());

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void nodes_change_the_master_key_one_after_the_other_and_each_reads_all_the_time() {
        TestVaults.Node first = node(TestVaults.KEY);
        TestVaults.Node second = node(TestVaults.KEY);
        UUID id = secrets.add(first.vault(), "secret");
        byte[] cookie = first.vault().mac("cookie", new byte[] {1});

        // One restarts with both keys; the other has the former alone and is still served.
        first = node(TestVaults.ANOTHER_KEY, TestVaults.KEY);
        assertThat(first.keys().state().rewrapNeeded()).isTrue();
        assertThat(secrets.read(first.vault(), id)).isEqualTo("secret");
        assertThat(secrets.read(node(TestVaults.KEY).vault(), id)).isEqualTo("secret");
        second = node(TestVaults.ANOTHER_KEY, TestVaults.KEY);

        assertThat(first.keys().rewrap("Ada")).isEqualTo("PATCHBAY_MASTER_KEY");

        assertThat(first.keys().state().rewrapNeeded()).isFalse();
        second.follow();
        UUID later = secrets.add(second.vault(), "later");
        TestVaults.Node third = node(TestVaults.ANOTHER_KEY);
        assertThat(secrets.read(third.vault(), id)).isEqualTo("secret");
        assertThat(secrets.read(third.vault(), later)).isEqualTo("later");
        assertThat(third.vault().mac("cookie", new byte[] {1})).isEqualTo(cookie);
        assertThatExceptionOfType(Misconfigured.class).isThrownBy(() -> node(TestVaults.KEY));
        assertThat(first.events())
                .containsExactly(new VaultEvent(
                        VaultEvent.Type.KEYSETS_REWRAPPED,
                        KeyId.NONE,
                        "Ada",
                        first.events().getFirst().at()));
    }

    @Test
    void a_rotation_meanwhile_leaves_the_keyset_to_the_nodes_that_have_the_former_key_alone() {
        TestVaults.Node old = node(TestVaults.KEY);
        TestVaults.Node restarted = node(TestVaults.ANOTHER_KEY, TestVaults.KEY);
        UUID id = secrets.add(old.vault(), "secret");

        restarted.keys().rotate("Ada");
        while (restarted.keys().state().rotation().orElseThrow().running()) {
            clock.advance(RotationSteps.NOBODY_HOLDS_IT);
            restarted.keys().advance();
        }

        assertThat(secrets.read(old.vault(), id)).isEqualTo("secret");
        assertThat(restarted.keys().state().rewrapNeeded()).isTrue();
    }

    @Test
    void a_node_without_the_new_master_key_reads_on_and_does_not_seal() {
        TestVaults.Node forgotten = node(TestVaults.KEY);
        UUID id = secrets.add(forgotten.vault(), "secret");
        node(TestVaults.ANOTHER_KEY, TestVaults.KEY).keys().rewrap("Ada");

        forgotten.follow();
        clock.advance(Keyring.FRESH.plusSeconds(1));

        assertThat(secrets.read(forgotten.vault(), id)).isEqualTo("secret");
        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(() -> forgotten.vault().seal(secrets.context(id), new byte[1]));
    }

    @Test
    void a_previous_key_may_be_in_a_file_and_its_form_is_checked() throws IOException {
        node(TestVaults.KEY);
        Path file = Files.writeString(folder.resolve("old"), TestVaults.KEY + "\n");

        assertThat(node(TestVaults.ANOTHER_KEY, "file:" + file).keys().rewrap("Ada"))
                .isEqualTo("PATCHBAY_MASTER_KEY");
        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(() -> node(TestVaults.ANOTHER_KEY, "hush-hush"))
                .withMessageContaining("PATCHBAY_MASTER_KEY_PREVIOUS does not hold a master key")
                .withMessageNotContaining("hush-hush");
        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(() -> node("kms:hush-hush"))
                .withMessageContaining("begins with a scheme that nothing here serves")
                .withMessageNotContaining("hush-hush");
    }

    @Test
    void the_embedded_file_gets_a_new_key_and_the_former_one_opens_nothing() throws IOException {
        TestVaults.Node node = embedded();
        UUID id = secrets.add(node.vault(), "secret");
        Path file = folder.resolve("master.key");
        String former = Files.readString(file);

        node.keys().rewrap("Ada");

        assertThat(Files.readString(file)).isNotEqualTo(former);
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
        assertThat(secrets.read(embedded().vault(), id)).isEqualTo("secret");
        Files.writeString(file, former);
        assertThatExceptionOfType(Misconfigured.class).isThrownBy(this::embedded);
    }

    @Test
    void interrupted_between_file_and_database_it_starts_and_can_be_repeated() throws IOException {
        TestVaults.Node node = embedded();
        UUID id = secrets.add(node.vault(), "secret");
        MasterKeyFile file = new MasterKeyFile(folder);
        file.renew();
        String next = Files.readString(file.path());

        TestVaults.Node restarted = embedded();
        assertThat(secrets.read(restarted.vault(), id)).isEqualTo("secret");
        assertThat(restarted.keys().state().rewrapNeeded()).isTrue();
        restarted.keys().rewrap("Ada");

        assertThat(Files.readString(file.path())).isEqualTo(next);
        assertThat(file.previousExists()).isFalse();
        assertThat(secrets.read(embedded().vault(), id)).isEqualTo("secret");
    }

    @Test
    void another_kind_of_key_outside_can_be_added() {
        MasterKey inside = MasterKey.parse(TestVaults.KEY, "elsewhere");
        MasterKeySource source = TestVaults.source(
                database.properties(),
                List.of(new dev.patchbay.vault.ExternalKeys() {
                    @Override
                    public String scheme() {
                        return "elsewhere";
                    }

                    @Override
                    public WrappingKey open(String uri) {
                        assertThat(uri).isEqualTo("elsewhere:key-1");
                        return inside;
                    }
                }),
                "elsewhere:key-1");

        TestVaults.Node node = TestVaults.node(source, database.open(), clock, List.of(secrets));

        UUID id = secrets.add(node.vault(), "secret");
        assertThat(secrets.read(node.vault(), id)).isEqualTo("secret");
        assertThat(node.keys().state().masterKey()).isEqualTo("elsewhere");
    }

    private TestVaults.Node node(String... masterKeys) {
        return TestVaults.node(database.properties(), database.open(), clock, List.of(secrets), masterKeys);
    }

    /** As with the embedded database, whatever this run's is. */
    private TestVaults.Node embedded() {
        MasterKeySource source = new MasterKeySource(
                new VaultProperties(null, null, List.of()),
                new StorageProperties(null, null, null, folder, 2),
                List.of());
        return TestVaults.node(source, database.open(), clock, List.of(secrets));
    }
}
