package dev.patchbay.authorization;

import dev.patchbay.connector.OAuth1;
import java.net.URI;

/** PLAINTEXT sends the secrets themselves: over TLS, or within one machine (RFC 5849, section 3.4.4). */
final class PlaintextRule {

    private PlaintextRule() {}

    /** @throws InTheOpen when others could read the secrets on their way */
    static void check(OAuth1 method, URI uri) {
        boolean plain = method.signatureMethod() == OAuth1.SignatureMethod.PLAINTEXT;
        if (plain && !"https".equalsIgnoreCase(uri.getScheme()) && !isLoopback(String.valueOf(uri.getHost()))) {
            throw new InTheOpen();
        }
    }

    private static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost") || host.matches("127(\\.\\d{1,3}){3}") || host.equals("[::1]");
    }

    /** Somebody could read along. */
    static final class InTheOpen extends IllegalStateException {
        InTheOpen() {
            super("PLAINTEXT signatures are sent over https alone");
        }
    }
}
