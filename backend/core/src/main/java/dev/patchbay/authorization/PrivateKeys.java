package dev.patchbay.authorization;

import java.security.PrivateKey;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.ssl.pem.PemContent;

/** Private keys that stand where an OAuth client's secret does, in PEM: PKCS #8, or PKCS #1 and SEC 1 as some apps give them. */
final class PrivateKeys {

    private static final Pattern PARTS =
            Pattern.compile("(-----BEGIN [A-Z ]+-----)([A-Za-z0-9+/=\\s]+)(-----END [A-Z ]+-----)");

    private PrivateKeys() {}

    /** @throws Unusable when it is none */
    static PrivateKey read(String pem) {
        try {
            PrivateKey key = PemContent.of(inLines(pem)).getPrivateKey();
            if (key != null) {
                return key;
            }
        } catch (RuntimeException e) {
            // What a parser says quotes what it read.
        }
        throw new Unusable();
    }

    /** As its parser wants it: a form's single line, or an environment variable's {@code \\n}, loses the lines. */
    private static String inLines(String pem) {
        Matcher parts = PARTS.matcher(pem.replace("\\n", "\n").strip());
        return parts.matches()
                ? parts.group(1) + "\n" + parts.group(2).replaceAll("\\s", "") + "\n" + parts.group(3) + "\n"
                : pem;
    }

    /** The client's secret is no private key. */
    static final class Unusable extends IllegalStateException {
        Unusable() {
            super("The client's private key cannot be used");
        }
    }
}
