package dev.patchbay.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.patchbay.connection.Credentials;
import dev.patchbay.connection.FreshCredentials.Handout;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Credentials that work now. A refresh token never leaves Patchbay.
 *
 * @param request what a request to the app has to carry, ready-made
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CredentialsBody(
        String type,
        @Nullable String accessToken,
        @Nullable Instant expiresAt,
        @Nullable String scope,
        @Nullable String apiKey,
        @Nullable String token,
        @Nullable String username,
        @Nullable String password,
        RequestParts request) {

    public record RequestParts(Map<String, String> headers, Map<String, String> query) {}

    static CredentialsBody of(Handout handout) {
        RequestParts request =
                new RequestParts(handout.request().headers(), handout.request().query());
        return switch (handout.credentials()) {
            case Credentials.None c -> new CredentialsBody(c.type(), null, null, null, null, null, null, null, request);
            case Credentials.Basic c ->
                new CredentialsBody(c.type(), null, null, null, null, null, c.username(), c.password(), request);
            case Credentials.Bearer c ->
                new CredentialsBody(c.type(), null, null, null, null, c.token(), null, null, request);
            case Credentials.Key c ->
                new CredentialsBody(c.type(), null, null, null, c.apiKey(), null, null, null, request);
            case Credentials.OAuth2Tokens c ->
                new CredentialsBody(
                        c.type(),
                        c.accessToken(),
                        c.expiresAt(),
                        c.scopes().isEmpty() ? null : String.join(" ", c.scopes()),
                        null,
                        null,
                        null,
                        null,
                        request);
        };
    }

    @Override
    public String toString() {
        return "CredentialsBody[" + type + "]";
    }
}
