package dev.patchbay.authorization;

import dev.patchbay.connector.OAuth2;
import dev.patchbay.gateway.Reply;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The body of a token endpoint's answer: JSON (RFC 6749, section 5.1), or the form encoding that some apps still send. */
final class TokenAnswer {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST_PARAMETERS = 100;

    /** A century; a longer life is a mistake of the app, and so is one that is over before it begins: its clock is wrong. */
    private static final long LONGEST_LIFE_SECONDS = 100L * 365 * 24 * 3600;

    /** Any number of seconds since 1970 above this one is far beyond a century: it counts milliseconds. */
    private static final double LARGEST_SECONDS = 100_000_000_000d;

    private TokenAnswer() {}

    /** The answer as a tree, whatever its type says: apps send JSON as text/html and forms as application/json. Nothing, when it is neither. */
    static JsonNode parse(Reply reply) {
        try {
            JsonNode json = JSON.readTree(reply.body());
            if (json.isObject() || json.isArray()) {
                return json;
            }
        } catch (JacksonException e) {
            // Perhaps a form.
        }
        return form(reply.text().strip());
    }

    private static JsonNode form(String text) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        if (!text.matches("[\\x21-\\x7e]+") || text.startsWith("<")) {
            return answer;
        }
        for (String parameter : text.split("&", MOST_PARAMETERS)) {
            int equals = parameter.indexOf('=');
            if (equals > 0) {
                try {
                    answer.put(decode(parameter.substring(0, equals)), decode(parameter.substring(equals + 1)));
                } catch (IllegalArgumentException e) {
                    return JsonNodeFactory.instance.objectNode();
                }
            }
        }
        return answer;
    }

    /** When the access token ends: by its lifetime, its end, or what the connector says where the app says nothing sensible. */
    static @Nullable Instant expiry(JsonNode answer, OAuth2 method, Instant asked) {
        Instant byLife = after(answer.at(method.tokenReply().expiresIn()), asked);
        if (byLife != null) {
            return byLife;
        }
        Instant byTime = at(answer.at(method.tokenReply().expiresAt()), asked);
        if (byTime != null) {
            return byTime;
        }
        Integer lifetime = method.defaultLifetime();
        return lifetime == null ? null : asked.plusSeconds(lifetime);
    }

    private static @Nullable Instant after(JsonNode expiresIn, Instant asked) {
        double seconds = number(expiresIn);
        return seconds >= 1 && seconds <= LONGEST_LIFE_SECONDS ? asked.plus(Duration.ofSeconds((long) seconds)) : null;
    }

    private static @Nullable Instant at(JsonNode expiresAt, Instant asked) {
        double number = number(expiresAt);
        Instant end;
        try {
            if (Double.isNaN(number)) {
                end = OffsetDateTime.parse(expiresAt.asString("")).toInstant();
            } else {
                double seconds = number > LARGEST_SECONDS ? number / 1000 : number;
                end = Instant.ofEpochSecond((long) seconds);
            }
        } catch (DateTimeException e) {
            return null;
        }
        boolean sane = end.isAfter(asked) && end.isBefore(asked.plusSeconds(LONGEST_LIFE_SECONDS));
        return sane ? end : null;
    }

    /** By way of its text: apps write numbers as strings, and one beyond every double is a mistake like any other. */
    private static double number(JsonNode node) {
        try {
            return Double.parseDouble(node.asString(""));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
