package dev.patchbay.connector;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** A value as one segment of a path: whatever a server makes of it, decoding it once or more often, it stays one. */
final class PathSegment {

    private static final int MOST_LAYERS = 4;

    /** More than one segment, or a step to another folder; some servers cut parameters off before they look for dots. */
    private static final Pattern STEP = Pattern.compile("(?s).*[/\\\\\\p{Cntrl}\\x{FFFD}].*|\\.{0,2}(;.*)?");

    private PathSegment() {}

    /** @throws IllegalArgumentException when it could lead elsewhere */
    static String encoded(String value) {
        String layer = value;
        for (int i = 0; i < MOST_LAYERS; i++) {
            if (STEP.matcher(layer).matches()) {
                break;
            }
            String decoded = decode(layer);
            if (decoded.equals(layer)) {
                return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
            }
            layer = decoded;
        }
        throw new IllegalArgumentException("This cannot stand in a path");
    }

    /** One layer of percent-encoding less; what is not one stays. */
    private static String decode(String text) {
        String sound = text.replaceAll("%(?![0-9A-Fa-f]{2})", "%25").replace("+", "%2B");
        return URLDecoder.decode(sound, StandardCharsets.UTF_8);
    }
}
