package dev.patchbay.authorization;

import dev.patchbay.gateway.Reply;
import dev.patchbay.gateway.RetryAfter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a device authorization endpoint said (RFC 8628, sections 3.1 and 3.2). */
sealed interface DeviceReply {

    /**
     * The codes.
     *
     * @param deviceCode a secret between the app and Patchbay
     * @param pollEvery seconds between two questions
     */
    record Granted(String deviceCode, DeviceCode shown, int pollEvery) implements DeviceReply {

        @Override
        public String toString() {
            return "Granted[masked]";
        }
    }

    /** An error: of the client, or of what it asks for. */
    record Refused(int status) implements DeviceReply {}

    /** An answer that says neither. */
    record Unreadable() implements DeviceReply {}

    /**
     * A fault that may pass.
     *
     * @param retryAfter how long the app asks to be left alone; zero when it does not say
     */
    record Faulty(int status, Duration retryAfter) implements DeviceReply {}

    Pattern CODE = Pattern.compile("[\\x20-\\x7e]{1,60}");
    int USUAL_INTERVAL = 5;
    int LONGEST_INTERVAL = 300;
    int LONGEST_LIFE = 3600;

    static DeviceReply read(Reply reply, Instant asked) {
        if (reply.status() == 429 || reply.status() >= 500) {
            return new Faulty(reply.status(), RetryAfter.of(reply, asked));
        }
        JsonNode answer = TokenAnswer.parse(reply);
        String deviceCode = answer.path("device_code").asString("");
        String userCode = answer.path("user_code").asString("");
        // Some servers kept the name that drafts of the specification had.
        String page = page(answer.path("verification_uri"), answer.path("verification_url"));
        double life = number(answer.path("expires_in"));
        boolean complete =
                reply.ok() && !deviceCode.isEmpty() && CODE.matcher(userCode).matches() && page != null && life >= 1;
        if (!complete || page == null) {
            boolean refused = !reply.ok() || answer.path("error").isString();
            return refused ? new Refused(reply.status()) : new Unreadable();
        }
        String pageWithCode = page(answer.path("verification_uri_complete"), answer.path("verification_url_complete"));
        Instant end = asked.plusSeconds((long) Math.min(life, LONGEST_LIFE));
        double interval = number(answer.path("interval"));
        int pollEvery = interval >= 1 ? (int) Math.min(interval, LONGEST_INTERVAL) : USUAL_INTERVAL;
        return new Granted(deviceCode, new DeviceCode(userCode, page, pageWithCode, end), pollEvery);
    }

    /** An address that a link may lead to. */
    private static @Nullable String page(JsonNode usual, JsonNode older) {
        String text = usual.isString() ? usual.asString() : older.asString("");
        try {
            URI page = URI.create(text);
            boolean web = "https".equalsIgnoreCase(page.getScheme()) || "http".equalsIgnoreCase(page.getScheme());
            return web && page.getHost() != null && page.getRawUserInfo() == null && text.length() <= 2000
                    ? text
                    : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static double number(JsonNode node) {
        try {
            return Double.parseDouble(node.asString(""));
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
