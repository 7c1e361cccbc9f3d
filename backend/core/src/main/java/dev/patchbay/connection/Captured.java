package dev.patchbay.connection;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.patchbay.connector.Capture;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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
                kept(capture, read.apply(capture.at())).ifPresent(value -> captured.put(capture.name(), value));
            }
        }
        return captured;
    }

    /** What of this value is kept; nothing when the capture's author would not take it. */
    static Optional<String> kept(Capture capture, String value) {
        return value.length() > FieldValues.LONGEST_SECRET
                ? Optional.empty()
                : matched(capture.pattern(), value)
                        .filter(kept -> !kept.isEmpty()
                                && kept.length() <= LONGEST
                                && kept.chars().noneMatch(Character::isISOControl));
    }

    private static Optional<String> matched(@Nullable String pattern, String value) {
        if (pattern == null) {
            return Optional.of(value);
        }
        Matcher matcher = Pattern.compile(pattern).matcher(value);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.ofNullable(matcher.groupCount() > 0 ? matcher.group(1) : value);
    }

    /** Whether a value is what the capture would keep. */
    public static boolean isAllowed(Capture capture, String value) {
        boolean grouped = capture.pattern() != null
                && Pattern.compile(capture.pattern()).matcher("").groupCount() > 0;
        return grouped
                ? value.length() <= LONGEST && value.matches("[A-Za-z0-9._-]+")
                : kept(capture, value).isPresent();
    }
}
