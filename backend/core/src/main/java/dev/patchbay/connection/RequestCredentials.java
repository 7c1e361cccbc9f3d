package dev.patchbay.connection;

import dev.patchbay.connector.ApiKey;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.BasicAuth;
import dev.patchbay.connector.BearerToken;
import dev.patchbay.connector.Custom;
import dev.patchbay.connector.NoAuth;
import dev.patchbay.connector.OAuth1;
import dev.patchbay.connector.OAuth2;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** What a request to the app carries to be accepted: ready-made headers and query parameters. */
public record RequestCredentials(Map<String, String> headers, Map<String, String> query) {

    private static final RequestCredentials NOTHING = new RequestCredentials(Map.of(), Map.of());

    /** @throws IllegalArgumentException when the credentials are not of the method's kind */
    public static RequestCredentials of(AuthMethod method, Credentials credentials) {
        return switch (method) {
            case NoAuth none -> NOTHING;
            case BasicAuth basic
            when credentials instanceof Credentials.Basic c ->
                header("Authorization", "Basic " + base64(c.username() + ":" + c.password()));
            case BearerToken bearer
            when credentials instanceof Credentials.Bearer c -> header("Authorization", "Bearer " + c.token());
            case OAuth2 oauth2
            when credentials instanceof Credentials.OAuth2Tokens c ->
                header("Authorization", "Bearer " + c.accessToken());
            case ApiKey key when credentials instanceof Credentials.Key c -> apiKey(key, c);
            case BasicAuth other -> throw mismatch(method, credentials);
            case BearerToken other -> throw mismatch(method, credentials);
            case OAuth2 other -> throw mismatch(method, credentials);
            case ApiKey other -> throw mismatch(method, credentials);
            case OAuth1 other -> throw mismatch(method, credentials);
            case Custom other -> throw mismatch(method, credentials);
        };
    }

    private static RequestCredentials apiKey(ApiKey method, Credentials.Key credentials) {
        return switch (method.in()) {
            case HEADER -> header(method.name(), method.prefix() + credentials.apiKey());
            case QUERY -> new RequestCredentials(Map.of(), Map.of(method.name(), credentials.apiKey()));
        };
    }

    private static RequestCredentials header(String name, String value) {
        return new RequestCredentials(Map.of(name, value), Map.of());
    }

    /** RFC 7617, section 2.1: UTF-8 is the character set that servers announce, when they announce one. */
    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static IllegalArgumentException mismatch(AuthMethod method, Credentials credentials) {
        return new IllegalArgumentException(credentials.type() + " credentials do not fit the method " + method.type());
    }

    @Override
    public String toString() {
        return "RequestCredentials[masked]";
    }
}
