package dev.patchbay.connector;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a field of an auth method means when its author left it out. */
final class Defaults {

    private Defaults() {}

    static String key(@Nullable String given, String type) {
        return given == null || given.isBlank() ? type : given;
    }

    static String text(@Nullable String given, String otherwise) {
        return given == null ? otherwise : given;
    }

    static <T> List<T> list(@Nullable List<T> given) {
        return given == null ? List.of() : List.copyOf(given);
    }

    static Map<String, String> map(@Nullable Map<String, String> given) {
        return given == null ? Map.of() : Map.copyOf(given);
    }
}
