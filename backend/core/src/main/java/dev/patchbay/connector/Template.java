package dev.patchbay.connector;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with places for values: {@code {email}/token}. A brace that encloses no name stands for itself. */
public final class Template {

    /** The form of a value's name. */
    public static final String NAME = "[a-z][a-z0-9_]{0,39}";

    private static final Pattern PLACE = Pattern.compile("\\{(" + NAME + ")}");

    private final String text;

    private Template(String text) {
        this.text = text;
    }

    public static Template of(String text) {
        return new Template(text);
    }

    /** The names of its places, in order. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        Matcher places = PLACE.matcher(text);
        while (places.find()) {
            names.add(places.group(1));
        }
        return names;
    }

    public boolean isPlain() {
        return !PLACE.matcher(text).find();
    }

    /** @throws MissingValue when a place has no value */
    public String fill(Map<String, String> values) {
        return fill(values, UnaryOperator.identity());
    }

    /** As {@link #fill(Map)}, each value written as the place where it will stand needs it. */
    public String fill(Map<String, String> values, UnaryOperator<String> written) {
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(written.apply(value(values, place.group(1)))));
    }

    /** Each of these texts filled; what needs a value that is not there is left out. */
    public static Map<String, String> fillKnown(Map<String, String> texts, Map<String, String> values) {
        Map<String, String> filled = new LinkedHashMap<>();
        texts.forEach((name, text) -> {
            Template template = of(text);
            if (values.keySet().containsAll(template.names())) {
                filled.put(name, template.fill(values));
            }
        });
        return filled;
    }

    private static String value(Map<String, String> values, String name) {
        String value = values.get(name);
        if (value == null) {
            throw new MissingValue(name);
        }
        return value;
    }

    @Override
    public String toString() {
        return text;
    }

    /** A template is to be filled without a value that it needs. */
    public static final class MissingValue extends IllegalArgumentException {
        private final String name;

        MissingValue(String name) {
            super("There is no value for {" + name + "}");
            this.name = name;
        }

        public String name() {
            return name;
        }
    }
}
