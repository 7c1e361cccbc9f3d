package dev.patchbay.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder of local files, which hold the data of all: they are its owner's alone, where the file system knows owners. */
public final class DataFolder {

    private DataFolder() {}

    /** Makes it where it is missing; the permissions of one that is there are its owner's to set. */
    public static void create(Path folder) throws IOException {
        if (Files.exists(folder)) {
            return;
        }
        Files.createDirectories(folder);
        protect(folder, "rwx------");
    }

    /** Lets nobody else read a file. */
    public static void protect(Path file) throws IOException {
        protect(file, "rw-------");
    }

    private static void protect(Path path, String permissions) throws IOException {
        if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }
}
