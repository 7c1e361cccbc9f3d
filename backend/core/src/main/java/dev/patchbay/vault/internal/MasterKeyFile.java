package dev.patchbay.vault.internal;

import dev.patchbay.storage.DataFolder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The master key that the embedded database makes for itself: {@code master.key}, readable by its owner alone. */
final class MasterKeyFile {

    private static final Logger log = LoggerFactory.getLogger(MasterKeyFile.class);

    private final Path path;

    MasterKeyFile(Path dataDir) {
        this.path = dataDir.toAbsolutePath().normalize().resolve("master.key");
    }

    Path path() {
        return path;
    }

    boolean exists() {
        return Files.exists(path);
    }

    /** What held the former key while the keysets are wrapped anew. */
    Path previous() {
        return path.resolveSibling("master.key.previous");
    }

    boolean previousExists() {
        return Files.exists(previous());
    }

    /**
     * Puts a new key in the place of the present one, which stays beside it as {@link #previous}. Interrupted at any point, both
     * can be read; called again, it takes up where it was left.
     */
    void renew() throws IOException {
        if (previousExists() && Files.mismatch(previous(), path) >= 0) {
            return;
        }
        Path folder = path.resolveSibling("");
        Path draft = Files.createTempFile(folder, "master", ".new", ownerOnly(folder));
        try {
            write(draft, newKey());
            if (!previousExists()) {
                Files.copy(
                        path, draft.resolveSibling(draft.getFileName() + ".old"), StandardCopyOption.COPY_ATTRIBUTES);
                Files.move(
                        draft.resolveSibling(draft.getFileName() + ".old"), previous(), StandardCopyOption.ATOMIC_MOVE);
            }
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            log.info("A new master key was written to {}: back it up.", path);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    void removePrevious() throws IOException {
        Files.deleteIfExists(previous());
    }

    /** Writes a new key, or keeps the one that is there; of two processes at the same moment one writes, both agree. */
    Path createIfAbsent() throws IOException {
        if (exists()) {
            return path;
        }
        Path folder = path.resolveSibling("");
        DataFolder.create(folder);
        Path draft = Files.createTempFile(folder, "master", ".new", ownerOnly(folder));
        try {
            write(draft, newKey());
            // A link appears with its whole content or not at all, and unlike a move it never replaces another's key.
            Files.createLink(path, draft);
            log.info(
                    "A new master key was written to {}. Without it the stored secrets cannot be read: back it up.",
                    path);
        } catch (FileAlreadyExistsException another) {
            log.debug("Another process wrote the master key first");
        } catch (UnsupportedOperationException noLinks) {
            Files.move(draft, path);
        } finally {
            Files.deleteIfExists(draft);
        }
        return path;
    }

    private static void write(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(StandardCharsets.US_ASCII.encode(text));
            channel.force(true);
        }
    }

    private static String newKey() {
        byte[] bytes = new byte[MasterKey.BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes) + "\n";
    }

    private static FileAttribute<?>[] ownerOnly(Path folder) throws IOException {
        return Files.getFileStore(folder).supportsFileAttributeView("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
