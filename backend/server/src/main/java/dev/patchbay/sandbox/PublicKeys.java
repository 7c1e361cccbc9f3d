package dev.patchbay.sandbox;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** Public keys in PEM, as clients register them. */
final class PublicKeys {

    private PublicKeys() {}

    /** @throws IllegalArgumentException when it is no RSA key */
    static RSAPublicKey read(String pem) {
        try {
            byte[] key = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
            return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(key));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("public_key is no RSA public key in PEM", e);
        }
    }
}
