package dev.patchbay.api;

import dev.patchbay.problem.InvalidInput;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists, maps and times as callers send them: perhaps absent, never with a null inside. */
final class Inputs {

    private static final Instant EARLIEST = Instant.parse("1970-01-02T00:00:00Z");
    private static final Instant LATEST = Instant.parse("3000-01-01T00:00:00Z");

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

    /** A moment of our age: what the database's columns cannot hold is no time of anything here. */
    static Instant instant(String field, String text) {
        try {
            Instant time = OffsetDateTime.parse(text).toInstant();
            if (!time.isBefore(EARLIEST) && time.isBefore(LATEST)) {
                return time;
            }
        } catch (DateTimeParseException e) {
            // Falls through to the same answer as a time out of range.
        }
        throw new InvalidInput(field, "time", "Write a time like 2026-03-01T12:00:00Z.");
    }

    static Map<String, String> map(String field, @Nullable Map<String, @Nullable String> given) {
        if (given == null) {
            return Map.of();
        }
        given.forEach((name, value) -> {
            if (value == null) {
                String shown = name.substring(0, Math.min(40, name.length())).replaceAll("[^A-Za-z0-9_.-]", "_");
                throw new InvalidInput(field + "." + shown, "type", "'" + field + "." + shown + "' must be a text.");
            }
        });
        return Map.copyOf(given);
    }
}
