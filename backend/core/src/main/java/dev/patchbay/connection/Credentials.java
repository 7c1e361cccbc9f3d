package dev.patchbay.connection;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an app accepts as proof of who calls. Whatever prints one prints its kind alone. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Credentials.None.class, name = "none"),
    @JsonSubTypes.Type(value = Credentials.Basic.class, name = "basic"),
    @JsonSubTypes.Type(value = Credentials.Bearer.class, name = "bearer"),
    @JsonSubTypes.Type(value = Credentials.Key.class, name = "api_key"),
    @JsonSubTypes.Type(value = Credentials.HmacKey.class, name = "hmac"),
    @JsonSubTypes.Type(value = Credentials.AwsKeys.class, name = "aws_sigv4"),
    @JsonSubTypes.Type(value = Credentials.OAuth2Tokens.class, name = "oauth2"),
    @JsonSubTypes.Type(value = Credentials.OAuth1Token.class, name = "oauth1"),
    @JsonSubTypes.Type(value = Credentials.Handled.class, name = "custom")
})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public sealed interface Credentials {

    /** The {@code type} in the API, that of the auth method. */
    String type();

    /** The secret ones among the auth method's own fields, by name. */
    Map<String, String> fields();

    /** Credentials that can end and be obtained anew without their person. */
    sealed interface Ending extends Credentials permits OAuth2Tokens, Handled {

        Instant obtainedAt();

        /** Absent when the app did not say. */
        @Nullable
        Instant expiresAt();
    }

    record None(Map<String, String> fields) implements Credentials {

        public None {
            fields = copy(fields);
        }

        public None() {
            this(Map.of());
        }

        @Override
        public String type() {
            return "none";
        }

        @Override
        public String toString() {
            return "None[masked]";
        }
    }

    record Basic(String username, String password, Map<String, String> fields) implements Credentials {

        public Basic {
            username = username == null ? "" : username;
            password = password == null ? "" : password;
            fields = copy(fields);
        }

        public Basic(String username, String password) {
            this(username, password, Map.of());
        }

        @Override
        public String type() {
            return "basic";
        }

        @Override
        public String toString() {
            return "Basic[masked]";
        }
    }

    record Bearer(String token, Map<String, String> fields) implements Credentials {

        public Bearer {
            fields = copy(fields);
        }

        public Bearer(String token) {
            this(token, Map.of());
        }

        @Override
        public String type() {
            return "bearer";
        }

        @Override
        public String toString() {
            return "Bearer[masked]";
        }
    }

    record Key(String apiKey, Map<String, String> fields) implements Credentials {

        public Key {
            fields = copy(fields);
        }

        public Key(String apiKey) {
            this(apiKey, Map.of());
        }

        @Override
        public String type() {
            return "api_key";
        }

        @Override
        public String toString() {
            return "Key[masked]";
        }
    }

    /** The shared secret is among the fields: how it is made of them is the auth method's to say. */
    record HmacKey(Map<String, String> fields) implements Credentials {

        public HmacKey {
            fields = copy(fields);
        }

        @Override
        public String type() {
            return "hmac";
        }

        @Override
        public String toString() {
            return "HmacKey[masked]";
        }
    }

    record AwsKeys(String accessKeyId, String secretAccessKey, Map<String, String> fields) implements Credentials {

        public AwsKeys {
            fields = copy(fields);
        }

        @Override
        public String type() {
            return "aws_sigv4";
        }

        @Override
        public String toString() {
            return "AwsKeys[masked]";
        }
    }

    /**
     * The tokens of RFC 6749, section 5.1.
     *
     * @param accessToken empty when none has been obtained yet
     * @param refreshToken absent when the app gave none
     * @param obtainedAt when the access token came
     * @param expiresAt absent when the app did not say
     * @param scopes what was granted; empty when the app did not say
     * @param issuedTo the id of the OAuth client that obtained them, when Patchbay did
     */
    record OAuth2Tokens(
            String accessToken,
            @Nullable String refreshToken,
            Instant obtainedAt,
            @Nullable Instant expiresAt,
            List<String> scopes,
            Map<String, String> fields,
            @Nullable String issuedTo)
            implements Ending {

        public OAuth2Tokens {
            accessToken = accessToken == null ? "" : accessToken;
            scopes = scopes == null ? List.of() : List.copyOf(scopes);
            fields = copy(fields);
        }

        public OAuth2Tokens(
                String accessToken,
                @Nullable String refreshToken,
                Instant obtainedAt,
                @Nullable Instant expiresAt,
                List<String> scopes) {
            this(accessToken, refreshToken, obtainedAt, expiresAt, scopes, Map.of(), null);
        }

        /** The same tokens beside the secrets that the person entered for them. */
        public OAuth2Tokens withFields(Map<String, String> entered) {
            return new OAuth2Tokens(accessToken, refreshToken, obtainedAt, expiresAt, scopes, entered, issuedTo);
        }

        /** The same, with the client that alone can refresh them. */
        public OAuth2Tokens issuedTo(@Nullable String clientId) {
            return new OAuth2Tokens(accessToken, refreshToken, obtainedAt, expiresAt, scopes, fields, clientId);
        }

        @Override
        public String type() {
            return "oauth2";
        }

        @Override
        public String toString() {
            return "OAuth2Tokens[masked]";
        }
    }

    /** The token of RFC 5849, section 2.3. */
    record OAuth1Token(String token, String tokenSecret, Map<String, String> fields) implements Credentials {

        public OAuth1Token {
            tokenSecret = tokenSecret == null ? "" : tokenSecret;
            fields = copy(fields);
        }

        @Override
        public String type() {
            return "oauth1";
        }

        @Override
        public String toString() {
            return "OAuth1Token[masked]";
        }
    }

    /**
     * What a custom handler made of the fields.
     *
     * @param headers what requests to the app carry
     * @param query likewise
     * @param obtainedAt when the handler was asked
     * @param expiresAt when it has to be asked again; never, when absent
     */
    record Handled(
            Map<String, String> fields,
            Map<String, String> headers,
            Map<String, String> query,
            Instant obtainedAt,
            @Nullable Instant expiresAt)
            implements Ending {

        public Handled {
            fields = copy(fields);
            headers = copy(headers);
            query = copy(query);
        }

        @Override
        public String type() {
            return "custom";
        }

        @Override
        public String toString() {
            return "Handled[masked]";
        }
    }

    private static Map<String, String> copy(@Nullable Map<String, String> fields) {
        return fields == null ? Map.of() : Map.copyOf(fields);
    }
}
