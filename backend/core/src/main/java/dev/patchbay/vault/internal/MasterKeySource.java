package dev.patchbay.vault.internal;

import dev.patchbay.problem.Misconfigured;
import dev.patchbay.storage.StorageProperties;
import dev.patchbay.vault.ExternalKeys;
import dev.patchbay.vault.WrappingKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the master keys: in the configuration or, for the embedded database alone, in the data folder. */
final class MasterKeySource {

    private static final String VARIABLE = "PATCHBAY_MASTER_KEY";
    private static final String PREVIOUS = "PATCHBAY_MASTER_KEY_PREVIOUS";
    private static final String CREATE_ONE =
            "Create a key with 'openssl rand -base64 32', keep a copy in a safe place, and set PATCHBAY_MASTER_KEY or"
                    + " PATCHBAY_MASTER_KEY_FILE on every node.";

    private final VaultProperties properties;
    private final StorageProperties storage;
    private final MasterKeyFile embedded;
    private final List<ExternalKeys> outside;

    MasterKeySource(VaultProperties properties, StorageProperties storage, List<ExternalKeys> outside) {
        this.properties = properties;
        this.storage = storage;
        this.embedded = new MasterKeyFile(storage.dataDir());
        this.outside = outside;
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
        properties.masterKeyPrevious().forEach(this::previous);
    }

    /**
     * @param inUse whether something is already wrapped with a master key, so that a new one would be useless
     * @throws Misconfigured when there is none, or it cannot be read
     */
    MasterKeys find(boolean inUse) {
        check();
        List<WrappingKey> previous = new ArrayList<>();
        properties.masterKeyPrevious().forEach(key -> previous.add(opened(previous(key))));
        Optional<Given> given = configured();
        if (given.isPresent()) {
            return new MasterKeys(opened(given.get()), previous);
        }
        WrappingKey current = fromDataFolder(inUse);
        if (embedded.previousExists()) {
            previous.add(opened(read(embedded.previous())));
        }
        return new MasterKeys(current, previous);
    }

    /** Before a rewrap: where the server makes its own master key, it makes the next one. */
    void renew() {
        if (configured().isEmpty()) {
            try {
                embedded.renew();
            } catch (IOException e) {
                throw notWritable();
            }
        }
    }

    /** After a rewrap: the embedded key before it opens nothing any more. */
    void forgetPrevious() {
        try {
            embedded.removePrevious();
        } catch (IOException e) {
            throw notWritable();
        }
    }

    /** A setting's value with the place where it was found. */
    private record Given(String value, String source) {

        Optional<String> scheme() {
            int colon = value.indexOf(':');
            return colon < 0 ? Optional.empty() : Optional.of(value.substring(0, colon));
        }
    }

    private Optional<Given> configured() {
        if (properties.masterKey() != null && properties.masterKeyFile() != null) {
            throw new Misconfigured(
                    "PATCHBAY_MASTER_KEY and PATCHBAY_MASTER_KEY_FILE are both set.", "Keep one of the two.");
        }
        Optional<Given> given = properties.masterKey() != null
                ? Optional.of(new Given(properties.masterKey(), VARIABLE))
                : Optional.ofNullable(properties.masterKeyFile()).map(MasterKeySource::read);
        given.ifPresent(MasterKeySource::requireForm);
        return given;
    }

    private Given previous(String key) {
        Given given = key.startsWith("file:") ? read(Path.of(key.substring(5))) : new Given(key, PREVIOUS);
        requireForm(given);
        return given;
    }

    private static void requireForm(Given given) {
        if (given.scheme().isEmpty()) {
            MasterKey.parse(given.value(), given.source());
        }
    }

    private WrappingKey opened(Given given) {
        Optional<String> scheme = given.scheme();
        if (scheme.isEmpty()) {
            return MasterKey.parse(given.value(), given.source());
        }
        return outside.stream()
                .filter(keys -> keys.scheme().equals(scheme.get()))
                .findFirst()
                .orElseThrow(() -> new Misconfigured(
                        given.source() + " begins with a scheme that nothing here serves.",
                        "Use a Base64 key, or one of: "
                                + String.join(
                                        ", ",
                                        outside.stream()
                                                .map(keys -> keys.scheme() + ":")
                                                .toList())
                                + "."))
                .open(given.value());
    }

    private WrappingKey fromDataFolder(boolean inUse) {
        if (inUse && !embedded.exists()) {
            throw new Misconfigured(
                    "The master key that protects the stored secrets is missing: there is no " + embedded.path() + ".",
                    "Put the file back from your backup, or set PATCHBAY_MASTER_KEY to the key it held.");
        }
        try {
            return opened(read(embedded.createIfAbsent()));
        } catch (IOException e) {
            throw notWritable();
        }
    }

    private Misconfigured notWritable() {
        return new Misconfigured(
                "The master key cannot be written to " + embedded.path() + ".",
                "Let the server write to that folder, choose another with PATCHBAY_DATA_DIR, or set"
                        + " PATCHBAY_MASTER_KEY.");
    }

    private static Given read(Path file) {
        try {
            return new Given(Files.readString(file, StandardCharsets.US_ASCII).strip(), file.toString());
        } catch (IOException e) {
            throw new Misconfigured(
                    "The master key cannot be read from " + file + ".",
                    "Check that the file exists and that the server may read it.");
        }
    }
}
