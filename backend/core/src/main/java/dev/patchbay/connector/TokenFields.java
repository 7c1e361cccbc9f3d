package dev.patchbay.connector;

import java.util.List;

/**
 * Where a token endpoint's answer holds what: JSON pointers (RFC 6901), the names of RFC 6749, section 5.1, when left out. A
 * form-encoded answer is read as an object of its parameters.
 *
 * @param expiresIn the access token's lifetime in seconds
 * @param expiresAt its end, as seconds or milliseconds since 1970 or an RFC 3339 time
 * @param finalErrors errors of the app that prove, like {@code invalid_grant}, that a refresh token is over
 */
public record TokenFields(
        String accessToken,
        String refreshToken,
        String expiresIn,
        String expiresAt,
        String scope,
        String error,
        List<String> finalErrors) {

    /** As RFC 6749 has it. */
    public static final TokenFields STANDARD = new TokenFields("", "", "", "", "", "", List.of());

    public TokenFields {
        accessToken = given(accessToken, "/access_token");
        refreshToken = given(refreshToken, "/refresh_token");
        expiresIn = given(expiresIn, "/expires_in");
        expiresAt = given(expiresAt, "/expires_at");
        scope = given(scope, "/scope");
        error = given(error, "/error");
        finalErrors = Defaults.list(finalErrors);
    }

    private static String given(String pointer, String standard) {
        String text = Defaults.text(pointer, "");
        return text.isEmpty() ? standard : text;
    }
}
