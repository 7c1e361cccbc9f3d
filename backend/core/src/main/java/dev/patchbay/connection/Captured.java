package dev.patchbay.connection;

import com.google.re2j.Pattern;
import dev.patchbay.connector.Capture;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Takes what an app tells while a connection is made, by its connector's captures. */
public final class Captured {

    private static final int LONGEST = 1_000;

    private Captured() {}

    /** What a JSON answer tells. */
    public static Map<String, String> from(Capture.Source source, List<Capture> captures, JsonNode answer) {
        return from(source, captures, pointer -> {
            JsonNode found = pointer.startsWith("/") ? answer.at(pointer) : answer.path(pointer);
            return found.isString() || found.isNumber() ? found.asString() : "";
        });
    }

    /** What named parameters tell. */
    public static Map<String, String> from(
            Capture.Source source, List<Capture> captures, Function<String, String> read) {
        Map<String, String> captured = new HashMap<>();
        for (Capture capture : captures) {
            if (capture.from() == source) {
                String value = read.apply(capture.at());
                if (isAllowed(capture, value)) {
                    captured.put(capture.name(), value);
                }
            }
        }
        return captured;
    }

    /** Whether the capture's author would take this value. */
    public static boolean isAllowed(Capture capture, String value) {
        return !value.isEmpty()
                && value.length() <= LONGEST
                && value.chars().noneMatch(Character::isISOControl)
                && (capture.pattern() == null || Pattern.matches(capture.pattern(), value));
    }
}
