package dev.patchbay.authorization;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The one encoding of RFC 5849, section 3.6: unreserved characters as they are, every other byte as a percent sign and two
 * upper-case digits. Works on bytes, so that what is no UTF-8 is signed as it is sent.
 */
final class PercentEncoding {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private PercentEncoding() {}

    static String encode(String text) {
        return encode(text.getBytes(StandardCharsets.UTF_8));
    }

    static String encode(byte[] bytes) {
        StringBuilder encoded = new StringBuilder(bytes.length + 16);
        for (byte b : bytes) {
            if (isUnreserved(b)) {
                encoded.append((char) b);
            } else {
                HEX.toHexDigits(encoded.append('%'), b);
            }
        }
        return encoded.toString();
    }

    /** What a query or a form says, where a plus sign is a space. A percent sign that begins no byte stands for itself. */
    static byte[] decodeForm(String text) {
        byte[] given = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(given.length);
        for (int i = 0; i < given.length; i++) {
            boolean escape = given[i] == '%'
                    && i + 2 < given.length
                    && HexFormat.isHexDigit(given[i + 1])
                    && HexFormat.isHexDigit(given[i + 2]);
            if (escape) {
                decoded.write(HexFormat.fromHexDigit(given[i + 1]) << 4 | HexFormat.fromHexDigit(given[i + 2]));
                i += 2;
            } else {
                decoded.write(given[i] == '+' ? ' ' : given[i]);
            }
        }
        return decoded.toByteArray();
    }

    private static boolean isUnreserved(byte b) {
        return b >= 'A' && b <= 'Z'
                || b >= 'a' && b <= 'z'
                || b >= '0' && b <= '9'
                || b == '-'
                || b == '.'
                || b == '_'
                || b == '~';
    }
}
