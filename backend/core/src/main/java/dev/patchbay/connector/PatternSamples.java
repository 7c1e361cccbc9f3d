package dev.patchbay.connector;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What values a pattern keeps, in outline: what its author wrote out as it is, and {@code *} wherever a value's author has a choice. What
 * may be repeated is taken once and twice, what may be missing also not at all.
 */
final class PatternSamples {

    static final String CHOICE = "*";

    /** More than these nobody oversees, a person least of all. */
    private static final int MOST = 500;

    private static final Pattern QUANTIFIER = Pattern.compile("(?:[*+?]|\\{\\d+(?:,\\d*)?})\\??");

    private final String pattern;
    private int at;
    private @Nullable List<String> firstGroup;

    private PatternSamples(String pattern) {
        this.pattern = pattern;
    }

    /**
     * Of the first group, when the pattern has one: that is what is kept.
     *
     * @param pattern a valid pattern of RE2
     * @throws TooMany when the pattern has too many forms
     */
    static List<String> of(String pattern) {
        PatternSamples samples = new PatternSamples(pattern);
        List<String> whole = samples.alternatives();
        return samples.firstGroup == null ? whole : samples.firstGroup;
    }

    static final class TooMany extends IllegalArgumentException {}

    private List<String> alternatives() {
        List<String> all = new ArrayList<>(sequence());
        while (at < pattern.length() && pattern.charAt(at) == '|') {
            at++;
            all.addAll(sequence());
        }
        return bounded(all);
    }

    private List<String> sequence() {
        List<String> all = List.of("");
        while (at < pattern.length() && "|)".indexOf(pattern.charAt(at)) < 0) {
            all = joined(all, "", quantified(one()));
        }
        return all;
    }

    private List<String> one() {
        char c = pattern.charAt(at++);
        return switch (c) {
            case '(' -> group();
            case '[' -> {
                skipClass();
                yield List.of(CHOICE);
            }
            case '\\' -> {
                char escaped = pattern.charAt(at++);
                yield List.of(Character.isLetterOrDigit(escaped) ? CHOICE : String.valueOf(escaped));
            }
            case '.' -> List.of(CHOICE);
            case '^', '$' -> List.of("");
            default -> List.of(String.valueOf(c));
        };
    }

    private List<String> group() {
        boolean kept = true;
        if (at < pattern.length() && pattern.charAt(at) == '?') {
            kept = pattern.startsWith("?P<", at) || pattern.startsWith("?<", at);
            while (">:)".indexOf(pattern.charAt(at)) < 0) {
                at++;
            }
            if (pattern.charAt(at++) == ')') {
                return List.of("");
            }
        }
        boolean first = kept && firstGroup == null;
        if (first) {
            firstGroup = List.of();
        }
        List<String> inside = alternatives();
        at++;
        if (first) {
            firstGroup = inside;
        }
        return inside;
    }

    private void skipClass() {
        int from = at;
        while (pattern.charAt(at) != ']' || at == from) {
            if (pattern.charAt(at) == '\\') {
                at++;
            } else if (pattern.startsWith("[:", at) && pattern.indexOf(":]", at) > 0) {
                at = pattern.indexOf(":]", at) + 1;
            }
            at++;
        }
        at++;
    }

    private List<String> quantified(List<String> once) {
        Matcher quantifier = QUANTIFIER.matcher(pattern).region(at, pattern.length());
        if (!quantifier.lookingAt()) {
            return once;
        }
        at = quantifier.end();
        char kind = quantifier.group().charAt(0);
        List<String> all = new ArrayList<>(once);
        if (kind != '+') {
            all.add("");
        }
        if (kind != '?') {
            all.addAll(joined(once, CHOICE, once));
        }
        return bounded(all);
    }

    private static List<String> joined(List<String> first, String between, List<String> second) {
        if ((long) first.size() * second.size() > MOST) {
            throw new TooMany();
        }
        List<String> joined = new ArrayList<>();
        first.forEach(before -> second.forEach(after -> joined.add(before + between + after)));
        return bounded(joined);
    }

    private static List<String> bounded(List<String> samples) {
        List<String> distinct = samples.stream()
                .map(sample -> sample.replaceAll("\\*+", CHOICE))
                .distinct()
                .toList();
        if (distinct.size() > MOST) {
            throw new TooMany();
        }
        return distinct;
    }
}
