package dev.patchbay.gateway.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads addresses that are written as numbers. IPv4 has one spelling here, four decimal numbers: the octal, hexadecimal
 * and shortened ones mean different addresses to different readers.
 */
final class Literals {

    private static final String OCTET = "(0|[1-9]\\d{0,2})";
    private static final Pattern DOTTED_QUAD = Pattern.compile(OCTET + "\\." + OCTET + "\\." + OCTET + "\\." + OCTET);
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    /** What a resolver may take for a number: its last label is one (WHATWG URL, "ends in a number"). */
    private static final Pattern NUMBER_LIKE = Pattern.compile("(?i)(.*\\.)?(\\d+|0x[0-9a-f]*)");

    private Literals() {}

    /** The address, IPv6 with or without brackets; one that maps IPv4 comes back as IPv4. No name is ever resolved. */
    static Optional<InetAddress> parse(String text) {
        Matcher quad = DOTTED_QUAD.matcher(text);
        if (quad.matches()) {
            byte[] bytes = new byte[4];
            for (int i = 0; i < bytes.length; i++) {
                int octet = Integer.parseInt(quad.group(i + 1));
                if (octet > 255) {
                    return Optional.empty();
                }
                bytes[i] = (byte) octet;
            }
            return Optional.of(address(bytes));
        }
        String inner = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        if (!IPV6.matcher(inner).matches()) {
            return Optional.empty();
        }
        try {
            // In brackets the JDK takes it for an IPv6 literal or fails, and never asks a resolver.
            return Optional.of(InetAddress.getByName("[" + inner + "]"));
        } catch (UnknownHostException notOne) {
            return Optional.empty();
        }
    }

    static boolean looksLikeNumber(String host) {
        return NUMBER_LIKE.matcher(host).matches();
    }

    static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException wrongLength) {
            throw new IllegalArgumentException(wrongLength);
        }
    }
}
