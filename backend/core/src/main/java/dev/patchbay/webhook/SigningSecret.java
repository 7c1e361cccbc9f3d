package dev.patchbay.webhook;

import dev.patchbay.vault.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key for signing messages with HMAC-SHA256, as Standard Webhooks (1.0.0, "Signature scheme") has it. Its text form is
 * {@code whsec_} and the key in Base64.
 */
final class SigningSecret {

    private static final String PREFIX = "whsec_";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] key;

    private SigningSecret(byte[] key) {
        this.key = key;
    }

    /** 32 bytes: as many as HMAC-SHA256 gives, within the 24 to 64 of the specification. */
    static SigningSecret next() {
        byte[] key = new byte[32];
        RANDOM.nextBytes(key);
        return new SigningSecret(key);
    }

    static SigningSecret of(byte[] key) {
        return new SigningSecret(key.clone());
    }

    static SigningSecret parse(String text) {
        return new SigningSecret(Base64.getDecoder().decode(text.substring(PREFIX.length())));
    }

    byte[] key() {
        return key.clone();
    }

    Secret text() {
        return new Secret(PREFIX + Base64.getEncoder().encodeToString(key));
    }

    /** One entry of {@code webhook-signature}: {@code v1,} and the signature of {@code id.timestamp.body}. */
    String sign(String id, long timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA256", e);
        }
    }

    @Override
    public String toString() {
        return "SigningSecret[masked]";
    }
}
