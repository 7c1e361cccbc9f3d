package dev.patchbay.connector;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;

/** Whether the pattern of a captured value holds it to servers that the pattern's author named. */
final class HostPattern {

    /** What a person could put into the redirect back to Patchbay, to have tokens sent to a server of their own. */
    private static final List<String> ELSEWHERE = List.of(
            "evil.invalid",
            "evil.invalid:8443",
            "http://evil.invalid",
            "https://evil.invalid",
            "https://evil.invalid/",
            "https://evil.invalid/x",
            "10.0.0.1",
            "http://10.0.0.1");

    private HostPattern() {}

    /** A dot that means any character, a negated class, or a slash within a class lets other servers in. */
    static boolean isBound(String pattern) {
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
        String kept = kept(pattern);
        return ELSEWHERE.stream().noneMatch(url -> matches(pattern, url) || matches(kept, url));
    }

    /** The part of the pattern whose match is kept: its first group, or all of it. */
    private static String kept(String pattern) {
        boolean inClass = false;
        int depth = 0;
        int start = -1;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\') {
                i++;
            } else if (inClass) {
                inClass = c != ']';
            } else if (c == '[') {
                inClass = true;
            } else if (c == '(') {
                depth++;
                if (start < 0 && isCapturing(pattern, i)) {
                    start = i;
                    depth = 0;
                }
            } else if (c == ')') {
                if (start >= 0 && depth == 0) {
                    return pattern.substring(start, i + 1);
                }
                depth--;
            }
        }
        return pattern;
    }

    /** RE2's named groups begin {@code (?P<} or {@code (?<}; what else begins with a question mark is kept by nobody. */
    private static boolean isCapturing(String pattern, int at) {
        return !pattern.startsWith("(?", at) || pattern.startsWith("(?P<", at) || pattern.startsWith("(?<", at);
    }

    private static boolean matches(String pattern, String url) {
        try {
            return Pattern.matches(pattern, url);
        } catch (PatternSyntaxException e) {
            return true;
        }
    }
}
