package dev.patchbay.connector;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * OAuth 1.0a (RFC 5849).
 *
 * @param signatureMethod how requests are signed (RFC 5849, section 3.4); HMAC-SHA1 when left out
 * @param realm the realm of the {@code Authorization} header (section 3.5.1), when the app wants one; a template
 * @param authorizationParams what goes to the authorization page besides the token
 * @param captures values taken from the callback or from the token's answer
 */
public record OAuth1(
        String key,
        @Nullable String label,
        @JsonProperty("default") boolean isDefault,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Field> fields,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> headers,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> query,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String baseUrl,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Verification verification,
        String requestTokenUrl,
        String authorizationUrl,
        String accessTokenUrl,
        SignatureMethod signatureMethod,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String realm,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> authorizationParams,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Capture> captures)
        implements AuthMethod {

    public static final String TYPE = "oauth1";

    public enum SignatureMethod {
        @JsonProperty("HMAC-SHA1")
        HMAC_SHA1,
        @JsonProperty("HMAC-SHA256")
        HMAC_SHA256,
        /** The client's secret is then its private key, in PEM. */
        @JsonProperty("RSA-SHA1")
        RSA_SHA1,
        /** Over TLS alone. */
        @JsonProperty("PLAINTEXT")
        PLAINTEXT
    }

    public OAuth1 {
        key = Defaults.key(key, TYPE);
        fields = Defaults.list(fields);
        headers = Defaults.map(headers);
        query = Defaults.map(query);
        requestTokenUrl = Defaults.text(requestTokenUrl, "");
        authorizationUrl = Defaults.text(authorizationUrl, "");
        accessTokenUrl = Defaults.text(accessTokenUrl, "");
        signatureMethod = signatureMethod == null ? SignatureMethod.HMAC_SHA1 : signatureMethod;
        authorizationParams = Defaults.map(authorizationParams);
        captures = Defaults.list(captures);
    }

    /** With the three endpoints alone. */
    public OAuth1(
            String key,
            @Nullable String label,
            boolean isDefault,
            String requestTokenUrl,
            String authorizationUrl,
            String accessTokenUrl) {
        this(
                key,
                label,
                isDefault,
                List.of(),
                Map.of(),
                Map.of(),
                null,
                null,
                requestTokenUrl,
                authorizationUrl,
                accessTokenUrl,
                SignatureMethod.HMAC_SHA1,
                null,
                Map.of(),
                List.of());
    }

    /** On the connector's own base URL. */
    public OAuth1(
            String key,
            @Nullable String label,
            boolean isDefault,
            List<Field> fields,
            Map<String, String> headers,
            Map<String, String> query,
            String requestTokenUrl,
            String authorizationUrl,
            String accessTokenUrl,
            SignatureMethod signatureMethod,
            @Nullable String realm,
            Map<String, String> authorizationParams,
            List<Capture> captures) {
        this(
                key,
                label,
                isDefault,
                fields,
                headers,
                query,
                null,
                null,
                requestTokenUrl,
                authorizationUrl,
                accessTokenUrl,
                signatureMethod,
                realm,
                authorizationParams,
                captures);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String typeName() {
        return "Sign in with the app (OAuth 1.0a)";
    }

    /**
     * The same with every template filled.
     *
     * @throws IllegalArgumentException when a value is missing, or does not fit its place in an address
     */
    public OAuth1 filled(Map<String, String> values) {
        Map<String, String> params = new LinkedHashMap<>();
        authorizationParams.forEach(
                (name, value) -> params.put(name, Template.of(value).fill(values)));
        return new OAuth1(
                key,
                label,
                isDefault,
                fields,
                headers,
                query,
                baseUrl,
                verification,
                UrlTemplate.of(requestTokenUrl).fill(values).toString(),
                UrlTemplate.of(authorizationUrl).fill(values).toString(),
                UrlTemplate.of(accessTokenUrl).fill(values).toString(),
                signatureMethod,
                realm == null ? null : Template.of(realm).fill(values),
                params,
                captures);
    }
}
