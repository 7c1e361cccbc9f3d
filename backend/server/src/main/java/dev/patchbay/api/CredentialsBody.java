package dev.patchbay.api;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.patchbay.connection.Credentials;
import dev.patchbay.connection.FreshCredentials.Handout;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Credentials that work now. A refresh token never leaves Patchbay.
 *
 * @param parts by name, those of the type: {@code access_token}, {@code api_key}, …
 * @param request what a request to the app has to carry, ready-made
 */
public record CredentialsBody(String type, @JsonAnyGetter Map<String, Object> parts, RequestParts request) {

    /**
     * @param signed true where each request needs a signature of its own: these parts alone are not enough then, and the proxy
     *     is the way
     */
    public record RequestParts(
            Map<String, String> headers,
            Map<String, String> query,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean signed) {}

    /** @param signed whether each request has to be signed by itself */
    static CredentialsBody of(Handout handout, boolean signed) {
        RequestParts request =
                new RequestParts(handout.request().headers(), handout.request().query(), signed ? true : null);
        return new CredentialsBody(handout.credentials().type(), parts(handout.credentials()), request);
    }

    private static Map<String, Object> parts(Credentials credentials) {
        Map<String, Object> parts = new LinkedHashMap<>();
        switch (credentials) {
            case Credentials.None c -> {}
            case Credentials.Basic c -> {
                parts.put("username", c.username());
                parts.put("password", c.password());
            }
            case Credentials.Bearer c -> parts.put("token", c.token());
            case Credentials.Key c -> parts.put("api_key", c.apiKey());
            case Credentials.HmacKey c -> {}
            case Credentials.AwsKeys c -> {
                parts.put("access_key_id", c.accessKeyId());
                parts.put("secret_access_key", c.secretAccessKey());
            }
            case Credentials.OAuth2Tokens c -> {
                parts.put("access_token", c.accessToken());
                put(parts, "expires_at", c.expiresAt());
                if (!c.scopes().isEmpty()) {
                    parts.put("scope", String.join(" ", c.scopes()));
                }
            }
            case Credentials.OAuth1Token c -> {
                parts.put("token", c.token());
                parts.put("token_secret", c.tokenSecret());
            }
            case Credentials.Handled c -> put(parts, "expires_at", c.expiresAt());
        }
        credentials.fields().forEach(parts::putIfAbsent);
        return parts;
    }

    private static void put(Map<String, Object> parts, String name, @Nullable Instant time) {
        if (time != null) {
            parts.put(name, time);
        }
    }

    @Override
    public String toString() {
        return "CredentialsBody[" + type + "]";
    }
}
