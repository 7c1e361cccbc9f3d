package dev.patchbay.vault.internal;

import dev.patchbay.problem.Misconfigured;
import dev.patchbay.storage.StorageProperties;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the master key: in the configuration or, for the embedded database alone, in the data folder. */
final class MasterKeySource {

    private static final String VARIABLE = "PATCHBAY_MASTER_KEY";
    private static final String CREATE_ONE =
            "Create a key with 'openssl rand -base64 32', keep a copy in a safe place, and set PATCHBAY_MASTER_KEY or"
                    + " PATCHBAY_MASTER_KEY_FILE on every node.";

    private final VaultProperties properties;
    private final StorageProperties storage;

    MasterKeySource(VaultProperties properties, StorageProperties storage) {
        this.properties = properties;
        this.storage = storage;
    }

    /**
     * Refuses what the settings alone show to be wrong, before the database is touched.
     *
     * @throws Misconfigured when there is no key and none may be made, or the key has the wrong form
     */
    void check() {
        if (configured().isEmpty() && storage.mysql()) {
            throw new Misconfigured("With MySQL as the database, PATCHBAY_MASTER_KEY is required.", CREATE_ONE);
        }
    }

    /**
     * @param inUse whether something is already wrapped with a master key, so that a new one would be useless
     * @throws Misconfigured when there is none, or it cannot be read
     */
    MasterKey find(boolean inUse) {
        check();
        return configured().orElseGet(() -> fromDataFolder(inUse));
    }

    private Optional<MasterKey> configured() {
        if (properties.masterKey() != null && properties.masterKeyFile() != null) {
            throw new Misconfigured(
                    "PATCHBAY_MASTER_KEY and PATCHBAY_MASTER_KEY_FILE are both set.", "Keep one of the two.");
        }
        if (properties.masterKey() != null) {
            return Optional.of(MasterKey.parse(properties.masterKey(), VARIABLE));
        }
        return Optional.ofNullable(properties.masterKeyFile()).map(MasterKeySource::read);
    }

    private MasterKey fromDataFolder(boolean inUse) {
        MasterKeyFile file = new MasterKeyFile(storage.dataDir());
        if (inUse && !file.exists()) {
            throw new Misconfigured(
                    "The master key that protects the stored secrets is missing: there is no " + file.path() + ".",
                    "Put the file back from your backup, or set PATCHBAY_MASTER_KEY to the key it held.");
        }
        try {
            return read(file.createIfAbsent());
        } catch (IOException e) {
            throw new Misconfigured(
                    "The master key cannot be written to " + file.path() + ".",
                    "Let the server write to that folder, choose another with PATCHBAY_DATA_DIR, or set"
                            + " PATCHBAY_MASTER_KEY.");
        }
    }

    private static MasterKey read(Path file) {
        try {
            return MasterKey.parse(Files.readString(file, StandardCharsets.US_ASCII), file.toString());
        } catch (IOException e) {
            throw new Misconfigured(
                    "The master key cannot be read from " + file + ".",
                    "Check that the file exists and that the server may read it.");
        }
    }
}
