package dev.patchbay.authorization;

import dev.patchbay.connection.Captured;
import dev.patchbay.connection.Credentials.OAuth2Tokens;
import dev.patchbay.connector.Capture;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.connector.TokenFields;
import dev.patchbay.gateway.Reply;
import dev.patchbay.gateway.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What a token endpoint said (RFC 6749, sections 5.1 and 5.2). */
sealed interface TokenReply {

    /** @param told what the connector's captures took from the answer */
    record Granted(OAuth2Tokens tokens, Map<String, String> told) implements TokenReply {}

    /** An error of the specification, e.g. {@code invalid_grant}. */
    record Refused(String error) implements TokenReply {}

    /**
     * A fault of the app's server, or a plea for a pause.
     *
     * @param retryAfter how long it asks to be left alone; zero when it does not say
     */
    record Faulty(int status, Duration retryAfter) implements TokenReply {}

    /** An answer that is none of the above. */
    record Unreadable(int status) implements TokenReply {}

    /** What can stand in a header (RFC 6749, appendix A.12, without the space): the SaaS will send it as one. */
    Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]+");

    int LONGEST_ERROR = 60;

    int MOST_SCOPES = 300;

    /** @param asked when the request was sent; lifetimes count from then */
    static TokenReply read(Reply reply, OAuth2 method, Instant asked) {
        if (reply.status() == 429 || reply.status() >= 500) {
            return new Faulty(reply.status(), RetryAfter.of(reply, asked));
        }
        JsonNode answer = TokenAnswer.parse(reply);
        TokenFields places = method.tokenReply();
        JsonNode error = answer.at(places.error());
        if (error.isString() && !error.asString().isEmpty()) {
            return new Refused(code(error.asString()));
        }
        JsonNode accessToken = answer.at(places.accessToken());
        if (!reply.ok()
                || !accessToken.isString()
                || !TOKEN.matcher(accessToken.asString()).matches()) {
            return new Unreadable(reply.status());
        }
        JsonNode refreshToken = answer.at(places.refreshToken());
        OAuth2Tokens tokens = new OAuth2Tokens(
                accessToken.asString(),
                refreshToken.isString() && !refreshToken.asString().isEmpty() ? refreshToken.asString() : null,
                asked,
                TokenAnswer.expiry(answer, method, asked),
                scopes(answer.at(places.scope()), method.scopeSeparator()));
        Map<String, String> told = new HashMap<>(Captured.from(Capture.Source.TOKEN, method.captures(), answer));
        // What is captured is shown, and an app may repeat its tokens anywhere.
        told.values()
                .removeIf(value -> value.contains(tokens.accessToken())
                        || tokens.refreshToken() != null && value.contains(tokens.refreshToken()));
        return new Granted(tokens, told);
    }

    /** An app may write anything there, at any length; what is kept of it fits a record and a log. */
    private static String code(String error) {
        String cut = error.substring(0, Math.min(error.length(), LONGEST_ERROR));
        String code = cut.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_.-]", "_");
        // In lower case some letters are longer.
        return code.substring(0, Math.min(code.length(), LONGEST_ERROR));
    }

    private static List<String> scopes(JsonNode scope, String separator) {
        if (scope.isArray()) {
            return scope.valueStream()
                    .filter(JsonNode::isString)
                    .map(JsonNode::asString)
                    .limit(MOST_SCOPES)
                    .toList();
        }
        if (!scope.isString()) {
            return List.of();
        }
        String splitAt = separator.isBlank() ? "\\s+" : "[\\s" + Pattern.quote(separator) + "]+";
        return Arrays.stream(scope.asString().split(splitAt))
                .filter(s -> !s.isEmpty())
                .limit(MOST_SCOPES)
                .toList();
    }
}
