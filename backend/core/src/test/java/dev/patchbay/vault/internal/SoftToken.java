package dev.patchbay.vault.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.KeyGenerator;
import org.junit.jupiter.api.Assumptions;

/**
 * A fresh token of SoftHSM2, which is a whole PKCS#11 module in software. It finds its tokens through {@code SOFTHSM2_CONF}, which
 * the build sets.
 */
record SoftToken(Path library, long slot) {

    static final String PIN = "pin with 100% & more";

    private static final Pattern SLOT = Pattern.compile("reassigned to slot (\\d+)");

    /** Skips the test where SoftHSM2 is not installed; {@code ./dev test} installs it where it can. */
    static SoftToken create() {
        Path library = Stream.of("/usr/lib/softhsm", "/usr/lib64/softhsm", "/opt/homebrew/lib/softhsm")
                .map(folder -> Path.of(folder, "libsofthsm2.so"))
                .filter(Files::exists)
                .findFirst()
                .orElse(null);
        Assumptions.assumeTrue(library != null, "SoftHSM2 is not installed");
        try {
            Path configuration = Path.of(System.getenv("SOFTHSM2_CONF"));
            Path tokens = Files.createDirectories(configuration.resolveSibling("tokens"));
            Files.writeString(configuration, "directories.tokendir = " + tokens + "\nobjectstore.backend = file\n");
            Process tool = new ProcessBuilder(
                            "softhsm2-util",
                            "--init-token",
                            "--free",
                            "--label",
                            "t" + UUID.randomUUID().toString().substring(0, 8),
                            "--pin",
                            PIN,
                            "--so-pin",
                            "12345678")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher slot = SLOT.matcher(said);
            assertThat(slot.find()).as(said).isTrue();
            return new SoftToken(Objects.requireNonNull(library), Long.parseLong(slot.group(1)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An AES-256 key that cannot leave the token, as its owner would make one. */
    SoftToken withKey(String label) {
        Provider module = Security.getProvider("SunPKCS11").configure("""
                        --name=owner-%s
                        library=%s
                        slot=%d
                        attributes(generate,CKO_SECRET_KEY,CKK_AES)={
                          CKA_TOKEN=true
                          CKA_SENSITIVE=true
                          CKA_EXTRACTABLE=false
                        }
                        """.formatted(UUID.randomUUID(), library, slot));
        try {
            KeyStore keys = KeyStore.getInstance("PKCS11", module);
            keys.load(null, PIN.toCharArray());
            KeyGenerator generator = KeyGenerator.getInstance("AES", module);
            generator.init(256);
            keys.setKeyEntry(label, generator.generateKey(), null, null);
            return this;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The setting that names the key. */
    String uri(String label, String access) {
        return "pkcs11:object=" + label + ";slot-id=" + slot + "?module-path=" + library + "&" + access;
    }

    String uri(String label) {
        return uri(label, "pin-value=pin%20with%20100%25%20%26%20more");
    }
}
