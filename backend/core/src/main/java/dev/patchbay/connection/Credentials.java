package dev.patchbay.connection;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an app accepts as proof of who calls. Whatever prints one prints its kind alone. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Credentials.None.class, name = "none"),
    @JsonSubTypes.Type(value = Credentials.Basic.class, name = "basic"),
    @JsonSubTypes.Type(value = Credentials.Bearer.class, name = "bearer"),
    @JsonSubTypes.Type(value = Credentials.Key.class, name = "api_key"),
    @JsonSubTypes.Type(value = Credentials.OAuth2Tokens.class, name = "oauth2")
})
public sealed interface Credentials {

    /** The {@code type} in the API, that of the auth method. */
    String type();

    record None() implements Credentials {
        @Override
        public String type() {
            return "none";
        }
    }

    record Basic(String username, String password) implements Credentials {
        @Override
        public String type() {
            return "basic";
        }

        @Override
        public String toString() {
            return "Basic[masked]";
        }
    }

    record Bearer(String token) implements Credentials {
        @Override
        public String type() {
            return "bearer";
        }

        @Override
        public String toString() {
            return "Bearer[masked]";
        }
    }

    record Key(String apiKey) implements Credentials {
        @Override
        public String type() {
            return "api_key";
        }

        @Override
        public String toString() {
            return "Key[masked]";
        }
    }

    /**
     * The tokens of RFC 6749, section 5.1.
     *
     * @param refreshToken absent when the app gave none
     * @param obtainedAt when the access token came
     * @param expiresAt absent when the app did not say
     * @param scopes what was granted; empty when the app did not say
     */
    record OAuth2Tokens(
            String accessToken,
            @Nullable String refreshToken,
            Instant obtainedAt,
            @Nullable Instant expiresAt,
            List<String> scopes)
            implements Credentials {

        public OAuth2Tokens {
            scopes = scopes == null ? List.of() : List.copyOf(scopes);
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
}
