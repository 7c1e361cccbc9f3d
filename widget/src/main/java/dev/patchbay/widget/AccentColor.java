package dev.patchbay.widget;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A colour of the SaaS for buttons, links and focus rings. Whatever it is, what is written on it and in it can be read: WCAG 2.2
 * asks for a contrast of 4.5.
 */
record AccentColor(int red, int green, int blue) {

    private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final double READABLE = 4.5;
    private static final AccentColor WHITE = new AccentColor(255, 255, 255);
    private static final AccentColor BLACK = new AccentColor(16, 18, 24);
    private static final AccentColor LIGHT_PAPER = new AccentColor(245, 246, 248);
    private static final AccentColor DARK_PAPER = new AccentColor(38, 41, 48);

    /** Empty unless the text is {@code #} and six hexadecimal digits. */
    static Optional<AccentColor> parse(@Nullable String text) {
        if (text == null || !HEX.matcher(text).matches()) {
            return Optional.empty();
        }
        int rgb = Integer.parseInt(text.substring(1), 16);
        return Optional.of(new AccentColor(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff));
    }

    /** The custom properties of the stylesheet that follow from it, for light and dark. */
    String css() {
        AccentColor onIt = contrast(WHITE) >= contrast(BLACK) ? WHITE : BLACK;
        return "--accent:" + hex() + ";--on-accent:" + onIt.hex() + ";--accent-ink:light-dark("
                + readableOn(LIGHT_PAPER, BLACK).hex() + ","
                + readableOn(DARK_PAPER, WHITE).hex() + ")";
    }

    /** This colour, or as little of a step towards the other as makes it readable. */
    AccentColor readableOn(AccentColor paper, AccentColor towards) {
        for (int step = 0; step < 20; step++) {
            AccentColor mixed = mix(towards, step / 20.0);
            if (mixed.contrast(paper) >= READABLE) {
                return mixed;
            }
        }
        return towards;
    }

    double contrast(AccentColor other) {
        double a = luminance();
        double b = other.luminance();
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private AccentColor mix(AccentColor other, double share) {
        return new AccentColor(
                mix(red, other.red, share), mix(green, other.green, share), mix(blue, other.blue, share));
    }

    private static int mix(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }

    /** Relative luminance as WCAG 2.2 defines it. */
    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private String hex() {
        return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
    }
}
