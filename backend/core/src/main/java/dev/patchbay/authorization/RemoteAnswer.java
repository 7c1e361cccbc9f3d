package dev.patchbay.authorization;

import dev.patchbay.gateway.Reply;
import dev.patchbay.plugin.HandlerAnswer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a remote handler answered, read strictly: what is not understood is not guessed at. */
sealed interface RemoteAnswer {

    record Given(HandlerAnswer answer) implements RemoteAnswer {}

    /** The credentials are wrong. */
    record Refused(@Nullable String message) implements RemoteAnswer {}

    /** A fault that may pass. */
    record Unusable(String code) implements RemoteAnswer {}

    JsonMapper JSON = new JsonMapper();
    Set<String> NAMES = Set.of("headers", "query", "expires_at", "expires_in", "account");
    Set<String> ACCOUNT = Set.of("id", "name", "email");
    long LONGEST_LIFE_SECONDS = 10L * 366 * 24 * 3600;

    static RemoteAnswer read(Reply reply, Instant asked) {
        JsonNode answer = parse(reply);
        JsonNode message = answer.path("message");
        if (answer.path("error").asString("").equals("invalid_credentials")) {
            return new Refused(message.isString() ? message.asString() : null);
        }
        if (reply.status() == 401 || reply.status() == 403) {
            return new Refused(null);
        }
        if (!reply.ok()) {
            return new Unusable("status_" + reply.status());
        }
        try {
            return new Given(given(answer, asked));
        } catch (DateTimeException | IllegalArgumentException e) {
            return new Unusable("handler_answer_invalid");
        }
    }

    private static JsonNode parse(Reply reply) {
        try {
            return JSON.readTree(reply.body());
        } catch (JacksonException e) {
            return JSON.missingNode();
        }
    }

    private static HandlerAnswer given(JsonNode answer, Instant asked) {
        require(answer.isObject() && NAMES.containsAll(answer.propertyNames()));
        return new HandlerAnswer(
                texts(answer.path("headers")), texts(answer.path("query")), end(answer, asked), account(answer));
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new HashMap<>();
        require(isAbsent(object) || object.isObject());
        object.properties().forEach(entry -> {
            require(entry.getValue().isString());
            texts.put(entry.getKey(), entry.getValue().asString());
        });
        return texts;
    }

    private static @Nullable Instant end(JsonNode answer, Instant asked) {
        JsonNode at = answer.path("expires_at");
        JsonNode in = answer.path("expires_in");
        require(isAbsent(at) || isAbsent(in));
        if (!isAbsent(at)) {
            require(at.isString());
            return OffsetDateTime.parse(at.asString()).toInstant();
        }
        if (isAbsent(in)) {
            return null;
        }
        require(in.isIntegralNumber()
                && in.canConvertToLong()
                && in.asLong() > 0
                && in.asLong() <= LONGEST_LIFE_SECONDS);
        return asked.plusSeconds(in.asLong());
    }

    private static HandlerAnswer.@Nullable Account account(JsonNode answer) {
        JsonNode account = answer.path("account");
        if (isAbsent(account)) {
            return null;
        }
        require(account.isObject() && ACCOUNT.containsAll(account.propertyNames()));
        Map<String, String> parts = texts(account);
        return new HandlerAnswer.Account(parts.get("id"), parts.get("name"), parts.get("email"));
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static void require(boolean met) {
        if (!met) {
            throw new IllegalArgumentException("Not the answer of a handler");
        }
    }
}
