package dev.patchbay.connector;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * OAuth 2.0 (RFC 6749): the person authorizes on the app's own screen.
 *
 * @param authorizationUrl absent for the client-credentials grant
 * @param refreshUrl where refresh tokens are exchanged, when not at the token URL
 * @param revocationUrl RFC 7009; absent when the app has none
 * @param issuer when set, the callback's {@code iss} must be this (RFC 9207)
 * @param scopeSeparator what stands between scopes; a space by RFC 6749, section 3.3, a comma for some
 * @param pkce RFC 7636 with S256; on unless turned off
 */
public record OAuth2(
        String key,
        @Nullable String label,
        @JsonProperty("default") boolean isDefault,
        Grant grant,
        @Nullable String authorizationUrl,
        String tokenUrl,
        @Nullable String refreshUrl,
        @Nullable String revocationUrl,
        @Nullable String issuer,
        List<String> scopes,
        String scopeSeparator,
        ClientAuth clientAuth,
        Boolean pkce,
        Map<String, String> authorizationParams,
        Map<String, String> tokenParams)
        implements AuthMethod {

    public static final String TYPE = "oauth2";

    /** How the token is obtained. */
    public enum Grant {
        /** RFC 6749, section 4.1. */
        @JsonProperty("authorization_code")
        AUTHORIZATION_CODE,
        /** RFC 6749, section 4.4. */
        @JsonProperty("client_credentials")
        CLIENT_CREDENTIALS
    }

    /** How Patchbay authenticates at the token endpoint (RFC 7591, section 2). */
    public enum ClientAuth {
        @JsonProperty("client_secret_basic")
        CLIENT_SECRET_BASIC,
        @JsonProperty("client_secret_post")
        CLIENT_SECRET_POST,
        /** A public client, safe through PKCE alone. */
        @JsonProperty("none")
        NONE
    }

    public OAuth2 {
        key = Defaults.key(key, TYPE);
        grant = grant == null ? Grant.AUTHORIZATION_CODE : grant;
        tokenUrl = Defaults.text(tokenUrl, "");
        scopes = Defaults.list(scopes);
        scopeSeparator = Defaults.text(scopeSeparator, " ");
        clientAuth = clientAuth == null ? ClientAuth.CLIENT_SECRET_BASIC : clientAuth;
        pkce = pkce == null ? Boolean.TRUE : pkce;
        authorizationParams = Defaults.map(authorizationParams);
        tokenParams = Defaults.map(tokenParams);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String typeName() {
        return "Sign in with the app";
    }

    /** Where a refresh token is exchanged. */
    public String refreshEndpoint() {
        return refreshUrl == null ? tokenUrl : refreshUrl;
    }

    @Override
    public OAuth2 as(String newKey, boolean newDefault) {
        return new OAuth2(
                newKey,
                label,
                newDefault,
                grant,
                authorizationUrl,
                tokenUrl,
                refreshUrl,
                revocationUrl,
                issuer,
                scopes,
                scopeSeparator,
                clientAuth,
                pkce,
                authorizationParams,
                tokenParams);
    }
}
