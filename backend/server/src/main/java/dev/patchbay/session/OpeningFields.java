package dev.patchbay.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How the host page wants the widget: one app alone, its look, its language. They go along in the widget's address, so that a reload
 * finds them; whatever does not look like one of them is left out.
 */
final class OpeningFields {

    private static final SortedMap<String, Pattern> FORMS = new TreeMap<>(Map.of(
            "connector", Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,62}"),
            "theme", Pattern.compile("light|dark|system"),
            "locale", Pattern.compile("[A-Za-z]{2,8}([_-][A-Za-z0-9]{1,8}){0,3}"),
            "mode", Pattern.compile("modal|inline")));

    private OpeningFields() {}

    /** The query of the widget's address, with its question mark; empty when nothing was asked for. */
    static String query(HttpServletRequest request) {
        String query = FORMS.entrySet().stream()
                .flatMap(field -> Optional.ofNullable(request.getParameter(field.getKey()))
                        .filter(value -> field.getValue().matcher(value).matches())
                        .map(value -> field.getKey() + "=" + value)
                        .stream())
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }
}
