package dev.patchbay.authorization;

import dev.patchbay.id.AttemptId;
import dev.patchbay.token.Token;
import dev.patchbay.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import org.springframework.stereotype.Component;

/**
 * The first-party cookie that ties a callback to the browser that left for the app. One attempt has one cookie, so that
 * several can be under way side by side.
 */
@Component
public class BrowserBinding {

    /** As long as a state lives. */
    public static final Duration LIFE = Duration.ofMinutes(10);

    private final Vault vault;
    private final boolean secure;

    BrowserBinding(Vault vault, PublicUrl url) {
        this.vault = vault;
        this.secure = url.isSecure();
    }

    /** A cookie to set, host-only on {@code /}, HttpOnly and SameSite=Lax. */
    public record Cookie(String name, String value, boolean secure, Duration life) {

        @Override
        public String toString() {
            return "Cookie[" + name + "]";
        }
    }

    /** The name under which the attempt's cookie is kept; {@code __Host-} where the connection is secure. */
    public String cookieName(AttemptId id) {
        return (secure ? "__Host-" : "") + "pb_" + id.text();
    }

    Cookie cookie(AttemptId id, String secret) {
        return new Cookie(cookieName(id), secret + "." + mac(id, secret), secure, LIFE);
    }

    /** Whether a cookie's value is the one that was set for this attempt. */
    boolean matches(AttemptId id, String cookie, byte[] secretHash) {
        int dot = cookie.indexOf('.');
        if (dot < 0) {
            return false;
        }
        String secret = cookie.substring(0, dot);
        boolean genuine = MessageDigest.isEqual(
                mac(id, secret).getBytes(StandardCharsets.UTF_8),
                cookie.substring(dot + 1).getBytes(StandardCharsets.UTF_8));
        return Token.matches(secret, secretHash) && genuine;
    }

    private String mac(AttemptId id, String secret) {
        byte[] mac = vault.mac("browser-binding", (id.text() + "." + secret).getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }
}
