package dev.patchbay.connector;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** OAuth 1.0a (RFC 5849): its three endpoints. */
public record OAuth1(
        String key,
        @Nullable String label,
        @JsonProperty("default") boolean isDefault,
        String requestTokenUrl,
        String authorizationUrl,
        String accessTokenUrl)
        implements AuthMethod {

    public static final String TYPE = "oauth1";

    public OAuth1 {
        key = Defaults.key(key, TYPE);
        requestTokenUrl = Defaults.text(requestTokenUrl, "");
        authorizationUrl = Defaults.text(authorizationUrl, "");
        accessTokenUrl = Defaults.text(accessTokenUrl, "");
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String typeName() {
        return "Sign in with the app (OAuth 1.0a)";
    }

    @Override
    public OAuth1 as(String newKey, boolean newDefault) {
        return new OAuth1(newKey, label, newDefault, requestTokenUrl, authorizationUrl, accessTokenUrl);
    }
}
