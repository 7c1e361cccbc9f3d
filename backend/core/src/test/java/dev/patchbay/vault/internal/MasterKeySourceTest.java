package dev.patchbay.vault.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.problem.Misconfigured;
import dev.patchbay.storage.StorageProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeySourceTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "too short",
                "AAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "!!!!AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
            })
    void aKeyOfTheWrongFormIsRefusedAndNotRepeated(String key) throws IOException {
        assertThatThrownBy(() -> source(key, null, null).find(false))
                .isInstanceOf(Misconfigured.class)
                .hasMessage("PATCHBAY_MASTER_KEY does not hold a master key: 32 bytes in Base64 were expected.")
                .hasMessageNotContaining(key);
        Path file = Files.writeString(folder.resolve("key"), key);
        assertThatThrownBy(() -> source(null, file, null).find(false))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void aKeyMayEndWithALineBreakAsFilesDo() throws IOException {
        Path file = Files.writeString(folder.resolve("key"), TestVaults.KEY + "\r\n");
        assertThat(source(null, file, null).find(true)).isNotNull();
        assertThat(source(" " + TestVaults.KEY + "\n", null, null).find(true)).isNotNull();
    }

    @Test
    void aKeyFileThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> source(null, folder.resolve("none"), null).find(false))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("cannot be read from " + folder.resolve("none"));
    }

    @Test
    void twoSourcesAreOneTooMany() {
        assertThatThrownBy(() ->
                        source(TestVaults.KEY, folder.resolve("key"), null).find(false))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("both set");
    }

    @Test
    void withMySqlAKeyIsRequired() {
        assertThatThrownBy(() -> source(null, null, "jdbc:mysql://db/patchbay").find(false))
                .isInstanceOf(Misconfigured.class)
                .hasMessage("With MySQL as the database, PATCHBAY_MASTER_KEY is required.");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theEmbeddedDatabaseMakesItsKeyOnceForItsOwnerAlone() throws IOException {
        source(null, null, null).find(false);
        Path file = folder.resolve("data/master.key");
        String key = Files.readString(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        source(null, null, null).find(true);
        assertThat(file).hasContent(key.strip());
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void processesThatStartAtTheSameMomentMakeOneKey() throws Exception {
        List<Future<Path>> starting = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 32; i++) {
                starting.add(threads.submit(() -> new MasterKeyFile(folder).createIfAbsent()));
            }
        }
        String key = Files.readString(folder.resolve("master.key"));
        for (Future<Path> process : starting) {
            assertThat(Files.readString(process.get())).isEqualTo(key);
        }
    }

    @Test
    void aLostKeyIsNotSilentlyReplaced() {
        assertThatThrownBy(() -> source(null, null, null).find(true))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("missing")
                .hasMessageContaining("master.key");
        assertThat(folder.resolve("data/master.key")).doesNotExist();
    }

    private MasterKeySource source(@Nullable String key, @Nullable Path file, @Nullable String url) {
        return new MasterKeySource(
                new VaultProperties(key, file, List.of()),
                new StorageProperties(url, null, null, folder.resolve("data"), 2),
                List.of());
    }
}
