package dev.patchbay.connection;

import dev.patchbay.connector.ApiKey;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.AwsSignature;
import dev.patchbay.connector.BasicAuth;
import dev.patchbay.connector.BearerToken;
import dev.patchbay.connector.Custom;
import dev.patchbay.connector.HmacSignature;
import dev.patchbay.connector.NoAuth;
import dev.patchbay.connector.OAuth1;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.connector.Template;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * What a request to the app carries to be accepted: ready-made headers and query parameters. Methods that sign the request
 * itself have only their extra headers here.
 */
public record RequestCredentials(Map<String, String> headers, Map<String, String> query) {

    private static final RequestCredentials NOTHING = new RequestCredentials(Map.of(), Map.of());

    /**
     * @param values the connection's own, for templates
     * @throws IllegalArgumentException when the credentials are not of the method's kind, or the proof needs a value that is
     *     missing; an extra header or parameter that needs one is left out: nobody had to enter it, or the app has not told it yet
     */
    public static RequestCredentials of(AuthMethod method, Credentials credentials, Map<String, String> values) {
        Map<String, String> known = known(credentials, values);
        RequestCredentials proof = proof(method, credentials, known);
        boolean signed = method instanceof HmacSignature;
        if (method.headers().isEmpty() && method.query().isEmpty() || signed) {
            return proof;
        }
        Map<String, String> headers = Template.fillKnown(method.headers(), known);
        Map<String, String> query = Template.fillKnown(method.query(), known);
        // The proof itself is not an extra's to replace.
        headers.keySet().removeIf(name -> proof.headers().keySet().stream().anyMatch(name::equalsIgnoreCase));
        headers.putAll(proof.headers());
        query.putAll(proof.query());
        return new RequestCredentials(Map.copyOf(headers), Map.copyOf(query));
    }

    /** Every value that a template of the method can name. */
    public static Map<String, String> known(Credentials credentials, Map<String, String> values) {
        Map<String, String> known = new HashMap<>(values);
        known.putAll(credentials.fields());
        switch (credentials) {
            case Credentials.Basic c -> {
                known.put("username", c.username());
                known.put("password", c.password());
            }
            case Credentials.Bearer c -> known.put("token", c.token());
            case Credentials.Key c -> known.put("api_key", c.apiKey());
            case Credentials.AwsKeys c -> {
                known.put("access_key_id", c.accessKeyId());
                known.put("secret_access_key", c.secretAccessKey());
            }
            case Credentials.None c -> {}
            case Credentials.HmacKey c -> {}
            case Credentials.OAuth2Tokens c -> {}
            case Credentials.OAuth1Token c -> {}
            case Credentials.Handled c -> {}
        }
        return known;
    }

    private static RequestCredentials proof(AuthMethod method, Credentials credentials, Map<String, String> known) {
        return switch (method) {
            case NoAuth none -> NOTHING;
            case BasicAuth basic
            when credentials instanceof Credentials.Basic ->
                header(
                        "Authorization",
                        "Basic "
                                + base64(Template.of(basic.username()).fill(known)
                                        + ":"
                                        + Template.of(basic.password()).fill(known)));
            case BearerToken bearer
            when credentials instanceof Credentials.Bearer c -> header("Authorization", bearer.prefix() + c.token());
            case OAuth2 oauth2
            when credentials instanceof Credentials.OAuth2Tokens c ->
                header(oauth2.tokenHeader(), oauth2.tokenPrefix() + c.accessToken());
            case ApiKey key when credentials instanceof Credentials.Key c -> apiKey(key, c);
            case HmacSignature hmac when credentials instanceof Credentials.HmacKey -> NOTHING;
            case AwsSignature aws when credentials instanceof Credentials.AwsKeys -> NOTHING;
            case OAuth1 oauth1 when credentials instanceof Credentials.OAuth1Token -> NOTHING;
            case Custom custom
            when credentials instanceof Credentials.Handled c -> new RequestCredentials(c.headers(), c.query());
            case BasicAuth other -> throw mismatch(method, credentials);
            case BearerToken other -> throw mismatch(method, credentials);
            case OAuth2 other -> throw mismatch(method, credentials);
            case ApiKey other -> throw mismatch(method, credentials);
            case HmacSignature other -> throw mismatch(method, credentials);
            case AwsSignature other -> throw mismatch(method, credentials);
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
