package dev.patchbay.authorization;

import dev.patchbay.connector.CustomExchange.Step;
import dev.patchbay.connector.Template;
import dev.patchbay.connector.UrlTemplate;
import dev.patchbay.gateway.Call;
import dev.patchbay.gateway.Limits;
import dev.patchbay.gateway.Purpose;
import dev.patchbay.gateway.Redirects;
import dev.patchbay.gateway.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One call of an exchange: what is sent, and what is taken of the answer. */
final class ExchangeStep {

    /** Two of them stay within a refresh lease. */
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private static final long LONGEST_LIFE_SECONDS = 10L * 366 * 24 * 3600;

    private static final JsonMapper JSON = new JsonMapper();

    private ExchangeStep() {}

    /**
     * @param known every value, secrets too, for headers and bodies
     * @param plain those that may stand in an address
     * @throws IllegalArgumentException when a value is missing or does not fit its place
     */
    static Call call(Step step, Map<String, String> known, Map<String, String> plain) {
        Call call = Call.of(step.method(), UrlTemplate.of(step.url()).fill(plain))
                .withPurpose(Purpose.CUSTOM_HANDLER)
                .withLimits(Limits.standard().within(DEADLINE).following(Redirects.NEVER))
                .withHeader("Accept", "application/json");
        if (!step.bodyJson().isEmpty()) {
            call = call.withBody("application/json", JSON.writeValueAsBytes(filled(step.bodyJson(), known)));
        } else if (!step.bodyForm().isEmpty()) {
            Call form = Call.postForm(call.uri(), filled(step.bodyForm(), known));
            call = call.withBody("application/x-www-form-urlencoded", form.body() == null ? new byte[0] : form.body());
        }
        for (Map.Entry<String, String> header :
                Template.fillKnown(step.headers(), known).entrySet()) {
            if (!HandledParts.isValue(header.getValue())) {
                throw new IllegalArgumentException("This cannot stand in a header");
            }
            call = call.withoutHeader(header.getKey()).withSecretHeader(header.getKey(), header.getValue());
        }
        return call;
    }

    /** What the step takes of the answer; empty when something of it is not there. */
    static Optional<Map<String, String>> captured(Step step, Reply reply) {
        JsonNode answer = TokenAnswer.parse(reply);
        Map<String, String> captured = new HashMap<>();
        for (Map.Entry<String, String> capture : step.captures().entrySet()) {
            String from = capture.getValue();
            String value = from.startsWith("header:")
                    ? reply.header(from.substring("header:".length()).strip()).orElse("")
                    : text(answer.at(from));
            if (value.isEmpty() || value.chars().anyMatch(Character::isISOControl)) {
                return Optional.empty();
            }
            captured.put(capture.getKey(), value);
        }
        return Optional.of(captured);
    }

    /** When the result ends: after so many seconds, or after as many as the answer says. */
    static @Nullable Instant end(@Nullable String expiresIn, Reply last, Instant asked) {
        if (expiresIn == null) {
            return null;
        }
        String seconds =
                expiresIn.startsWith("/") ? text(TokenAnswer.parse(last).at(expiresIn)) : expiresIn;
        try {
            long life = (long) Double.parseDouble(seconds);
            return life > 0 && life <= LONGEST_LIFE_SECONDS ? asked.plusSeconds(life) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static Map<String, String> filled(Map<String, String> templates, Map<String, String> known) {
        Map<String, String> filled = new LinkedHashMap<>();
        templates.forEach(
                (name, template) -> filled.put(name, Template.of(template).fill(known)));
        return filled;
    }

    private static String text(JsonNode found) {
        return found.isString() || found.isNumber() ? found.asString() : "";
    }
}
