package dev.patchbay.console.connectors;

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
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What the dropdown of auth methods offers. */
enum MethodKind {
    NO_AUTH("No Auth", NoAuth.TYPE, "Nothing is sent, for public APIs", key -> new NoAuth(key, null, false)),
    BASIC(
            "Basic Auth",
            BasicAuth.TYPE,
            "Username and password in the Authorization header",
            key -> new BasicAuth(key, null, false)),
    BEARER(
            "Bearer Token",
            BearerToken.TYPE,
            "A pasted token as Authorization: Bearer",
            key -> new BearerToken(key, null, false)),
    API_KEY(
            "API Key",
            ApiKey.TYPE,
            "A pasted key in a header or a query parameter",
            key -> new ApiKey(key, null, false, ApiKey.Placement.HEADER, "X-API-Key", "")),
    HMAC(
            "HMAC signature",
            HmacSignature.TYPE,
            "Requests signed with a shared secret",
            key -> new HmacSignature(
                    key,
                    null,
                    false,
                    List.of(),
                    Map.of(),
                    Map.of(),
                    HmacSignature.Algorithm.HMAC_SHA256,
                    HmacSignature.Encoding.HEX,
                    "{secret}",
                    "{timestamp}{method}{path_and_query}{body}",
                    "X-Signature",
                    "",
                    HmacSignature.Timestamp.UNIX_SECONDS)),
    AWS(
            "AWS Signature v4",
            AwsSignature.TYPE,
            "Requests signed with an access key of AWS",
            key -> new AwsSignature(key, null, false, List.of(), Map.of(), Map.of(), "", "{region}")),
    OAUTH2("OAuth 2.0", OAuth2.TYPE, "The person authorizes on the app's own screen", MethodKind::oauth2),
    OAUTH1(
            "OAuth 1.0a",
            OAuth1.TYPE,
            "The older signed flow, for apps without OAuth 2.0",
            key -> new OAuth1(key, null, false, "", "", "")),
    CUSTOM(
            "Custom",
            Custom.TYPE,
            "A handler of your installation, for proprietary systems",
            key -> new Custom(key, null, false, ""));

    private final String label;
    private final String type;
    private final String explanation;
    private final Function<String, AuthMethod> blank;

    MethodKind(String label, String type, String explanation, Function<String, AuthMethod> blank) {
        this.label = label;
        this.type = type;
        this.explanation = explanation;
        this.blank = blank;
    }

    static MethodKind of(AuthMethod method) {
        return switch (method) {
            case NoAuth none -> NO_AUTH;
            case BasicAuth basic -> BASIC;
            case BearerToken bearer -> BEARER;
            case ApiKey apiKey -> API_KEY;
            case HmacSignature hmac -> HMAC;
            case AwsSignature aws -> AWS;
            case OAuth2 oauth2 -> OAUTH2;
            case OAuth1 oauth1 -> OAUTH1;
            case Custom custom -> CUSTOM;
        };
    }

    String label() {
        return label;
    }

    String explanation() {
        return explanation;
    }

    /** An empty method of this kind, under a key that none of the taken ones is. */
    AuthMethod blank(List<String> takenKeys) {
        String key = type;
        for (int n = 2; takenKeys.contains(key); n++) {
            key = type + "_" + n;
        }
        return blank.apply(key);
    }

    private static AuthMethod oauth2(String key) {
        return new OAuth2(
                key,
                null,
                false,
                OAuth2.Grant.AUTHORIZATION_CODE,
                "",
                "",
                null,
                null,
                null,
                List.of(),
                " ",
                OAuth2.ClientAuth.CLIENT_SECRET_BASIC,
                true,
                Map.of(),
                Map.of());
    }
}
