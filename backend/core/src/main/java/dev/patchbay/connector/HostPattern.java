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
            if (c == '\\') {
                i++;
                if (i < pattern.length() && "DSWPCQ".indexOf(pattern.charAt(i)) >= 0) {
                    return false;
                }
            } else if (inClass) {
                inClass = c != ']';
                if ("/@:".indexOf(c) >= 0) {
                    return false;
                }
            } else if (c == '[') {
                inClass = true;
                if (pattern.startsWith("[^", i)) {
                    return false;
                }
            } else if (c == '.') {
                return false;
            }
        }
        return true;
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
