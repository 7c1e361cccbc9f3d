package dev.patchbay.proxy;

import dev.patchbay.problem.InvalidInput;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A path below an app's base URL that every reader understands alike. Whatever an app makes of it, decoding it once or more
 * often, it stays where it is: an encoded slash is sent as it came, but not a step upwards or a second authority behind it.
 */
record ProxyPath(String text) {

    private static final int MOST_LAYERS = 4;

    /** RFC 3986, section 3.3, without the semicolon: servers differ in what they take it for. */
    private static final String PLAIN = "/._~!$&'()*+,=:@-";

    /** {@code user@…} and {@code user:password@…} as a first segment: an authority in the eyes of whoever joins carelessly. */
    private static final Pattern USER_INFO = Pattern.compile("/(@|[^/@]*:[^/@]*@).*");

    private static final Pattern ILLEGIBLE = Pattern.compile("[\\p{Cntrl}\\\\\\x{FFFD}]");

    /** @throws InvalidInput naming {@code path} when it could lead elsewhere */
    static ProxyPath of(String raw) {
        if (!isWellFormed(raw)) {
            throw refused("Write the path percent-encoded, beginning with one slash, without ; and \\.");
        }
        String layer = raw;
        for (int i = 0; i < MOST_LAYERS; i++) {
            check(layer);
            String decoded = decode(layer);
            if (decoded.equals(layer)) {
                return new ProxyPath(raw);
            }
            layer = decoded;
        }
        throw refused("The path is percent-encoded more often than is passed on.");
    }

    private static boolean isWellFormed(String raw) {
        if (!raw.isEmpty() && raw.charAt(0) != '/') {
            return false;
        }
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
            if (!plain && !(c == '%' && ProxyQuery.isEscape(raw, i))) {
                return false;
            }
        }
        return true;
    }

    private static void check(String layer) {
        if (ILLEGIBLE.matcher(layer).find()) {
            throw refused("The path must not hold a backslash or a control character, and must be UTF-8.");
        }
        if (layer.contains("//")) {
            throw refused("The path must not hold an empty segment (//).");
        }
        if (USER_INFO.matcher(layer).matches()) {
            throw refused("The path must not begin with user information (@).");
        }
        for (String segment : layer.split("/", -1)) {
            // Some servers cut a segment's parameters off before they look for dots.
            String name = segment.split(";", 2)[0];
            if (name.equals(".") || name.equals("..")) {
                throw refused("The path must not hold a step to another folder (. or ..).");
            }
        }
    }

    /** One layer of percent-encoding less; what is not one stays. */
    private static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        String sound = text.replaceAll("%(?![0-9A-Fa-f]{2})", "%25").replace("+", "%2B");
        return URLDecoder.decode(sound, StandardCharsets.UTF_8);
    }

    private static InvalidInput refused(String message) {
        return new InvalidInput("path", "not_allowed", message);
    }
}
