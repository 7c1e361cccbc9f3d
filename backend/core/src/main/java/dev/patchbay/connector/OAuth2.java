package dev.patchbay.connector;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.patchbay.connector.Verification.AccountPointers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * OAuth 2.0 (RFC 6749): the person authorizes on the app's own screen. Every URL and parameter is a template over the
 * connection's values.
 *
 * @param oauthApp the platform whose managed OAuth app is used; its endpoints are then the app's
 * @param authorizationUrl absent for the other grants
 * @param deviceAuthorizationUrl for the device grant (RFC 8628)
 * @param refreshUrl where refresh tokens are exchanged, when not at the token URL
 * @param revocationUrl RFC 7009; absent when the app has none
 * @param revocation the app's own call to end a grant, where RFC 7009 does not do
 * @param userinfoUrl where the app tells whose account it is (OpenID Connect Core 1.0, section 5.3)
 * @param account where the answer of {@code userinfoUrl} tells what; the standard claims when absent
 * @param issuer when set, the callback's {@code iss} must be this (RFC 9207)
 * @param scopes what a connection needs
 * @param optionalScopes what it may be asked for besides
 * @param scopeTexts what a scope means, in plain words
 * @param scopeSeparator what stands between scopes; a space by RFC 6749, section 3.3, a comma for some
 * @param scopeParam the authorization parameter that names the scopes
 * @param clientKeyId the {@code kid} of the key that signs client assertions
 * @param pkce RFC 7636 with S256; on unless turned off
 * @param refreshParams what a refresh request carries besides
 * @param defaultLifetime seconds that an access token lives when the app does not tell; for ever when absent
 * @param tokenHeader the header in which requests to the app carry the token
 * @param tokenPrefix what stands before it there
 */
public record OAuth2(
        String key,
        @Nullable String label,
        @JsonProperty("default") boolean isDefault,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Field> fields,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> headers,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> query,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String baseUrl,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Verification verification,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String oauthApp,
        Grant grant,
        @Nullable String authorizationUrl,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String deviceAuthorizationUrl,
        String tokenUrl,
        @Nullable String refreshUrl,
        @Nullable String revocationUrl,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Revocation revocation,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String userinfoUrl,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable AccountPointers account,
        @Nullable String issuer,
        List<String> scopes,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> optionalScopes,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> scopeTexts,
        String scopeSeparator,

        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Usual.ScopeParam.class)
        String scopeParam,

        ClientAuth clientAuth,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String clientKeyId,
        Boolean pkce,
        Map<String, String> authorizationParams,
        Map<String, String> tokenParams,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> refreshParams,

        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Usual.Form.class)
        BodyFormat tokenBody,

        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Usual.Reply.class)
        TokenFields tokenReply,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer defaultLifetime,

        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Usual.Authorization.class)
        String tokenHeader,

        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Usual.Bearer.class)
        String tokenPrefix,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Capture> captures)
        implements AuthMethod {

    public static final String TYPE = "oauth2";

    private static final List<String> URLS = List.of(
            "authorization_url",
            "device_authorization_url",
            "token_url",
            "refresh_url",
            "revocation_url",
            "userinfo_url");
    /** Called once the app has told all that it tells: until then they may lack a value. */
    private static final Set<String> LATER = Set.of("revocation_url", "userinfo_url");

    private static final List<String> PARAMETERS = List.of("authorization_params", "token_params", "refresh_params");

    /** How the token is obtained. */
    public enum Grant {
        /** RFC 6749, section 4.1. */
        @JsonProperty("authorization_code")
        AUTHORIZATION_CODE,
        /** RFC 6749, section 4.4. */
        @JsonProperty("client_credentials")
        CLIENT_CREDENTIALS,
        /** RFC 8628: the person enters a code on the app's own page, wherever they are signed in there. */
        @JsonProperty("device_code")
        DEVICE_CODE
    }

    /** How Patchbay authenticates at the token endpoint (RFC 7591, section 2). */
    public enum ClientAuth {
        @JsonProperty("client_secret_basic")
        CLIENT_SECRET_BASIC,
        @JsonProperty("client_secret_post")
        CLIENT_SECRET_POST,
        /** A public client, safe through PKCE alone. */
        @JsonProperty("none")
        NONE,
        /** RFC 7523, section 2.2; the client's secret is its private key, in PEM. */
        @JsonProperty("private_key_jwt")
        PRIVATE_KEY_JWT
    }

    /** How a request's parameters are written. */
    public enum BodyFormat {
        @JsonProperty("form")
        FORM,
        @JsonProperty("json")
        JSON
    }

    public OAuth2 {
        key = Defaults.key(key, TYPE);
        fields = Defaults.list(fields);
        headers = Defaults.map(headers);
        query = Defaults.map(query);
        grant = grant == null ? Grant.AUTHORIZATION_CODE : grant;
        tokenUrl = Defaults.text(tokenUrl, "");
        scopes = Defaults.list(scopes);
        optionalScopes = Defaults.list(optionalScopes);
        scopeTexts = Defaults.map(scopeTexts);
        scopeSeparator = Defaults.text(scopeSeparator, " ");
        scopeParam = Defaults.text(scopeParam, "scope");
        clientAuth = clientAuth == null ? ClientAuth.CLIENT_SECRET_BASIC : clientAuth;
        pkce = pkce == null ? Boolean.TRUE : pkce;
        authorizationParams = Defaults.map(authorizationParams);
        tokenParams = Defaults.map(tokenParams);
        refreshParams = Defaults.map(refreshParams);
        tokenBody = tokenBody == null ? BodyFormat.FORM : tokenBody;
        tokenReply = tokenReply == null ? TokenFields.STANDARD : tokenReply;
        tokenHeader = Defaults.text(tokenHeader, "Authorization");
        tokenPrefix = tokenPrefix == null ? "Bearer " : tokenPrefix;
        captures = Defaults.list(captures);
    }

    /** One without quirks. */
    public OAuth2(
            String key,
            @Nullable String label,
            boolean isDefault,
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
            Map<String, String> tokenParams) {
        this(
                key,
                label,
                isDefault,
                List.of(),
                Map.of(),
                Map.of(),
                null,
                null,
                null,
                grant,
                authorizationUrl,
                null,
                tokenUrl,
                refreshUrl,
                revocationUrl,
                null,
                null,
                null,
                issuer,
                scopes,
                List.of(),
                Map.of(),
                scopeSeparator,
                "scope",
                clientAuth,
                null,
                pkce,
                authorizationParams,
                tokenParams,
                Map.of(),
                BodyFormat.FORM,
                TokenFields.STANDARD,
                null,
                "Authorization",
                "Bearer ",
                List.of());
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

    /** Whether the person brings the client along: each of their accounts has its own id and secret. */
    public boolean hasOwnClient() {
        return field("client_id").isPresent();
    }

    /** Every scope that a person can be asked for. */
    public List<String> allScopes() {
        List<String> all = new ArrayList<>(scopes);
        all.addAll(optionalScopes);
        return List.copyOf(all);
    }

    /**
     * With every address and parameter as it is for one connection; what an attempt is bound to.
     *
     * @throws Template.MissingValue when a value is not known that is needed to get a token
     * @throws IllegalArgumentException when one does not fit its place
     */
    public OAuth2 filled(Map<String, String> values) {
        return (OAuth2) DefinitionJson.edited(this, json -> {
            for (String url : URLS) {
                if (!json.path(url).isString() || json.path(url).asString().isEmpty()) {
                    continue;
                }
                UrlTemplate template = UrlTemplate.of(json.path(url).asString());
                if (!LATER.contains(url) || values.keySet().containsAll(template.names())) {
                    json.put(url, template.fill(values).toString());
                }
            }
            for (String parameters : PARAMETERS) {
                ObjectNode filled = json.objectNode();
                json.path(parameters)
                        .properties()
                        .forEach(entry -> filled.put(
                                entry.getKey(),
                                Template.of(entry.getValue().asString()).fill(values)));
                json.set(parameters, filled);
            }
        });
    }

    /** The same, asking for other scopes. */
    public OAuth2 asking(List<String> required, List<String> optional) {
        return (OAuth2) DefinitionJson.edited(this, json -> {
            required.forEach(json.putArray("scopes")::add);
            optional.forEach(json.putArray("optional_scopes")::add);
        });
    }
}
