package dev.patchbay.connector;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;

/** Whether the pattern of a captured value holds it to servers that the pattern's author named. */
final class HostPattern {

    private static final java.util.regex.Pattern SCHEME = java.util.regex.Pattern.compile("^[a-z]+://");

    private HostPattern() {}

    /**
     * A dot that means any character, a negated class, or a slash within a class lets other servers in, and so does a name whose end is
     * not written out: {@code [a-z]+\\.com} is every company's.
     */
    static boolean isBound(String pattern) {
        try {
            Pattern.compile(pattern);
            return staysWithinHost(pattern)
                    && PatternSamples.of(pattern).stream().allMatch(HostPattern::isAuthors);
        } catch (PatternSyntaxException | PatternSamples.TooMany e) {
            return false;
        }
    }

    /** Whether nothing that a value's author chooses can end a host, or begin another. */
    private static boolean staysWithinHost(String pattern) {
        boolean inClass = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            boolean escaped = c == '\\' && i + 1 < pattern.length();
            if (escaped) {
                c = pattern.charAt(++i);
                if (Character.isLetterOrDigit(c) && c != 'w' && c != 'd') {
                    return false;
                }
            }
            if (inClass) {
                inClass = escaped || c != ']';
                if ("/@:\\".indexOf(c) >= 0 || !escaped && c == '-' && !isPlainRange(pattern, i)) {
                    return false;
                }
            } else if (!escaped && (c == '.' || pattern.startsWith("[^", i) || pattern.startsWith("[]", i))) {
                return false;
            } else {
                inClass = !escaped && c == '[';
            }
        }
        return true;
    }

    /** From letter to letter or digit to digit; {@code [.-9]} has a slash within. At an end of the class the hyphen is one. */
    private static boolean isPlainRange(String pattern, int hyphen) {
        char from = pattern.charAt(hyphen - 1);
        char to = hyphen + 1 < pattern.length() ? pattern.charAt(hyphen + 1) : ']';
        return from == '['
                || to == ']'
                || List.of("[a-z]{2}", "[A-Z]{2}", "[0-9]{2}").stream().anyMatch((from + "" + to)::matches);
    }

    /** Written out altogether, or at least a registered name at its end ({@code *.acme.test}). */
    private static boolean isAuthors(String sample) {
        String[] parts = SCHEME.matcher(sample).replaceFirst("").split("[/:]", 2);
        String host = parts[0];
        if (!host.contains(PatternSamples.CHOICE)) {
            return true;
        }
        List<String> labels = List.of(host.split("\\.", -1));
        return labels.size() > 2
                && labels.subList(labels.size() - 2, labels.size()).stream()
                        .noneMatch(label -> label.isEmpty() || label.contains(PatternSamples.CHOICE));
    }
}
