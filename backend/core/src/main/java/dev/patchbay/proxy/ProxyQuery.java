package dev.patchbay.proxy;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The query of a proxied call: the caller's, with the credentials that belong into it. */
final class ProxyQuery {

    private static final String PLAIN = "!$&'()*+,-./:;=?@_~[]";

    private ProxyQuery() {}

    /** The caller's parameters as they came, without those that a credential is named like; null when there are none at all. */
    static @Nullable String of(@Nullable String callers, Map<String, String> credentials) {
        StringJoiner query = new StringJoiner("&");
        String plain = without(callers, credentials);
        if (plain != null) {
            query.add(plain);
        }
        credentials.forEach((name, value) -> query.add(encode(name) + "=" + encode(value)));
        return query.length() == 0 ? null : query.toString();
    }

    /** The caller's parameters without those that a credential is named like; null when nothing remains. */
    static @Nullable String without(@Nullable String query, Map<String, String> credentials) {
        if (query == null) {
            return null;
        }
        String rest = credentials.isEmpty()
                ? query
                : Arrays.stream(query.split("&", -1))
                        .filter(part -> !part.isEmpty() && !credentials.containsKey(name(part)))
                        .collect(Collectors.joining("&"));
        return rest.isEmpty() ? null : legible(rest);
    }

    private static String name(String part) {
        String raw = part.split("=", 2)[0];
        try {
            return URLDecoder.decode(raw, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return raw;
        }
    }

    /** Clients differ in what they encode, and servers read both forms alike; a URI takes only one. */
    private static String legible(String part) {
        StringBuilder sound = new StringBuilder(part.length());
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
            if (plain || c == '%' && isEscape(part, i)) {
                sound.append(c);
            } else {
                sound.append('%').append(String.format("%02X", c & 0xff));
            }
        }
        return sound.toString();
    }

    /** Whether a complete percent-encoded byte begins there. */
    static boolean isEscape(String text, int at) {
        return at + 2 < text.length()
                && Character.digit(text.charAt(at + 1), 16) >= 0
                && Character.digit(text.charAt(at + 2), 16) >= 0;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
