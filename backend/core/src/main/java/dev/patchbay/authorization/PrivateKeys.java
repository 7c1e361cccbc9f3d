package dev.patchbay.authorization;

import java.security.PrivateKey;
import org.springframework.boot.ssl.pem.PemContent;

/** Private keys that stand where an OAuth client's secret does, in PEM: PKCS #8, or PKCS #1 and SEC 1 as some apps give them. */
final class PrivateKeys {

    private PrivateKeys() {}

    /** @throws Unusable when it is none */
    static PrivateKey read(String pem) {
        try {
            PrivateKey key = PemContent.of(pem).getPrivateKey();
            if (key != null) {
                return key;
            }
        } catch (RuntimeException e) {
            // What a parser says quotes what it read.
        }
        throw new Unusable();
    }

    /** The client's secret is no private key. */
    static final class Unusable extends IllegalStateException {
        Unusable() {
            super("The client's private key cannot be used");
        }
    }
}
