package dev.patchbay.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/**
 * A piece of markup. Templates lie beside the sandbox's assets and have places such as <code>{{name}}</code>; whatever is
 * put there is escaped, unless it is markup itself.
 */
record Html(String markup) {

    static final Html NONE = new Html("");

    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    /** @throws IllegalArgumentException when a place of the template has no value */
    static Html of(String template, Map<String, ?> values) {
        return new Html(PLACE.matcher(read(template)).replaceAll(place -> {
            Object value = values.get(place.group(1));
            if (value == null) {
                throw new IllegalArgumentException(template + " has no value for " + place.group(1));
            }
            return Matcher.quoteReplacement(
                    value instanceof Html html ? html.markup : HtmlUtils.htmlEscape(value.toString(), "UTF-8"));
        }));
    }

    Html plus(Html next) {
        return new Html(markup + next.markup);
    }

    private static String read(String template) {
        try (InputStream in = Html.class.getResourceAsStream("/sandbox/" + template + ".html")) {
            return new String(
                    Objects.requireNonNull(in, "no template " + template).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
