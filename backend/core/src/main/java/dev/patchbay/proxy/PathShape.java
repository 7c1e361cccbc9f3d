package dev.patchbay.proxy;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A path without what tells of single things or people: {@code /users/4711/mails} becomes {@code /users/{id}/mails}. */
final class PathShape {

    private static final int LONGEST = 500;
    private static final int LONGEST_WORD = 40;
    private static final Pattern VERSION = Pattern.compile("[vV]?\\d{1,3}(\\.\\d{1,3})?");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}(-\\d{2})?");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]+[0-9]{0,2}([._:()-]+[A-Za-z]+[0-9]{0,2})*[)]?");

    private PathShape() {}

    static String of(ProxyPath path) {
        String shape =
                Arrays.stream(path.text().split("/", -1)).map(PathShape::shape).collect(Collectors.joining("/"));
        return shape.isEmpty() ? "/" : shape.substring(0, Math.min(shape.length(), LONGEST));
    }

    private static String shape(String segment) {
        if (segment.isEmpty() || segment.length() <= LONGEST_WORD && isPlain(segment)) {
            return segment;
        }
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8)
                        .contains("@")
                ? "{email}"
                : "{id}";
    }

    private static boolean isPlain(String segment) {
        return segment.startsWith("v") && VERSION.matcher(segment).matches()
                || DATE.matcher(segment).matches()
                || WORD.matcher(segment).matches();
    }
}
