package dev.patchbay.authorization;

import dev.patchbay.connection.Credentials.OAuth2Tokens;
import dev.patchbay.gateway.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a token endpoint said (RFC 6749, sections 5.1 and 5.2). */
sealed interface TokenReply {

    record Granted(OAuth2Tokens tokens) implements TokenReply {}

    /** An error of the specification, e.g. {@code invalid_grant}. */
    record Refused(String error) implements TokenReply {}

    /** A fault of the app's server, or a plea for a pause. */
    record Faulty(int status) implements TokenReply {}

    /** An answer that is none of the above. */
    record Unreadable(int status) implements TokenReply {}

    JsonMapper JSON = new JsonMapper();

    /** What can stand in a header (RFC 6749, appendix A.12, without the space): the SaaS will send it as one. */
    Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]+");

    /** A century; a longer life, or a negative one, is a mistake of the app. */
    long LONGEST_LIFE_SECONDS = 100L * 365 * 24 * 3600;

    int LONGEST_ERROR = 60;

    static TokenReply read(Reply reply, String scopeSeparator, Instant now) {
        if (reply.status() == 429 || reply.status() >= 500) {
            return new Faulty(reply.status());
        }
        JsonNode json;
        try {
            json = JSON.readTree(reply.body());
        } catch (JacksonException e) {
            return new Unreadable(reply.status());
        }
        JsonNode error = json.path("error");
        if (error.isString() && !error.asString().isEmpty()) {
            return new Refused(code(error.asString()));
        }
        JsonNode accessToken = json.path("access_token");
        if (!reply.ok()
                || !accessToken.isString()
                || !TOKEN.matcher(accessToken.asString()).matches()) {
            return new Unreadable(reply.status());
        }
        JsonNode refreshToken = json.path("refresh_token");
        return new Granted(new OAuth2Tokens(
                accessToken.asString(),
                refreshToken.isString() && !refreshToken.asString().isEmpty() ? refreshToken.asString() : null,
                now,
                expiry(json.path("expires_in"), now),
                scopes(json.path("scope"), scopeSeparator)));
    }

    /** An app may write anything there, at any length; what is kept of it fits a record and a log. */
    private static String code(String error) {
        String cut = error.substring(0, Math.min(error.length(), LONGEST_ERROR));
        String code = cut.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_.-]", "_");
        // In lower case some letters are longer.
        return code.substring(0, Math.min(code.length(), LONGEST_ERROR));
    }

    private static @Nullable Instant expiry(JsonNode expiresIn, Instant now) {
        double seconds;
        try {
            // By way of its text: a number beyond every double is a mistake of the app like any other.
            seconds = Double.parseDouble(expiresIn.asString(""));
        } catch (NumberFormatException e) {
            return null;
        }
        return seconds >= 0 && seconds <= LONGEST_LIFE_SECONDS ? now.plus(Duration.ofSeconds((long) seconds)) : null;
    }

    private static List<String> scopes(JsonNode scope, String separator) {
        if (!scope.isString()) {
            return List.of();
        }
        String splitAt = separator.isBlank() ? "\\s+" : "[\\s" + Pattern.quote(separator) + "]+";
        return Arrays.stream(scope.asString().split(splitAt))
                .filter(s -> !s.isEmpty())
                .limit(300)
                .toList();
    }
}
