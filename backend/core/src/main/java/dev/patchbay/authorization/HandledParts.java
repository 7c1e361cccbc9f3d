package dev.patchbay.authorization;

import dev.patchbay.connector.HeaderName;
import java.util.Map;
import java.util.regex.Pattern;

/** What a handler may make requests carry. It comes from outside, and stands in requests as it is. */
final class HandledParts {

    private static final int MOST = 20;
    private static final int LONGEST = 16_000;

    /** RFC 9110, section 5.5, ASCII alone: no line break can begin another header. */
    private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e]*");

    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z0-9._~\\[\\]-]{1,100}");

    private HandledParts() {}

    /** Whether all of it can be sent. */
    static boolean areSendable(Map<String, String> headers, Map<String, String> query) {
        return headers.size() <= MOST
                && query.size() <= MOST
                && headers.keySet().stream().allMatch(HeaderName::isAllowed)
                && query.keySet().stream()
                        .allMatch(name -> PARAMETER.matcher(name).matches())
                && headers.values().stream().allMatch(HandledParts::isValue)
                && query.values().stream().allMatch(HandledParts::isValue);
    }

    /** Whether it can stand in a header. */
    static boolean isValue(String value) {
        return value.length() <= LONGEST && VALUE.matcher(value).matches();
    }
}
