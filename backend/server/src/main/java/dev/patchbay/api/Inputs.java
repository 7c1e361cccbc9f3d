package dev.patchbay.api;

import dev.patchbay.problem.InvalidInput;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists and maps as callers send them: perhaps absent, never with a null inside. */
final class Inputs {

    private Inputs() {}

    static List<String> texts(String field, @Nullable List<@Nullable String> given) {
        if (given == null) {
            return List.of();
        }
        for (int i = 0; i < given.size(); i++) {
            if (given.get(i) == null) {
                throw new InvalidInput(field + "[" + i + "]", "type", "'" + field + "[" + i + "]' must be a text.");
            }
        }
        return List.copyOf(given);
    }

    static Map<String, String> map(String field, @Nullable Map<String, @Nullable String> given) {
        if (given == null) {
            return Map.of();
        }
        if (given.values().stream().anyMatch(value -> value == null)) {
            throw new InvalidInput(field, "type", "Every value in '" + field + "' must be a text.");
        }
        return Map.copyOf(given);
    }
}
