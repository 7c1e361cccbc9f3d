package dev.patchbay.authorization;

import dev.patchbay.gateway.Reply;
import dev.patchbay.gateway.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** What an OAuth 1.0a server said to a request for a token (RFC 5849, sections 2.1 and 2.3). */
sealed interface OAuth1Reply {

    /**
     * @param confirmed whether the server has taken note of the callback
     * @param answer all of it, for what a connector captures
     */
    record Granted(String token, String secret, boolean confirmed, JsonNode answer) implements OAuth1Reply {

        @Override
        public String toString() {
            return "Granted[masked]";
        }
    }

    /** The server does not accept the client, its signature or the verifier. */
    record Refused(String problem) implements OAuth1Reply {}

    /**
     * A fault of the app's server, or a plea for a pause.
     *
     * @param retryAfter how long it asks to be left alone; zero when it does not say
     */
    record Faulty(int status, Duration retryAfter) implements OAuth1Reply {}

    /** An answer that is none of the above. */
    record Unreadable(int status) implements OAuth1Reply {}

    int LONGEST_PROBLEM = 60;

    static OAuth1Reply read(Reply reply, Instant now) {
        if (reply.status() == 429 || reply.status() >= 500) {
            return new Faulty(reply.status(), RetryAfter.of(reply, now));
        }
        JsonNode answer = TokenAnswer.parse(reply);
        if (!reply.ok()) {
            String problem = answer.path("oauth_problem").asString("");
            boolean refusal = reply.status() == 400 || reply.status() == 401 || reply.status() == 403;
            return refusal ? new Refused(code(problem, reply.status())) : new Unreadable(reply.status());
        }
        JsonNode token = answer.path("oauth_token");
        JsonNode secret = answer.path("oauth_token_secret");
        if (!token.isString() || !isToken(token.asString()) || !secret.isString() || !isSecret(secret.asString())) {
            return new Unreadable(reply.status());
        }
        boolean confirmed = answer.path("oauth_callback_confirmed").asString("").equalsIgnoreCase("true");
        return new Granted(token.asString(), secret.asString(), confirmed, answer);
    }

    /** As in OAuth 2.0; of such texts the servers make their tokens here too. */
    private static boolean isToken(String text) {
        return TokenReply.TOKEN.matcher(text).matches();
    }

    private static boolean isSecret(String text) {
        return text.isEmpty() || isToken(text);
    }

    /** A word of the OAuth Problem Reporting extension; a server may write anything there, at any length. */
    private static String code(String problem, int status) {
        if (problem.isEmpty()) {
            return "status " + status;
        }
        String cut = problem.substring(0, Math.min(problem.length(), LONGEST_PROBLEM));
        return cut.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_.-]", "_");
    }
}
