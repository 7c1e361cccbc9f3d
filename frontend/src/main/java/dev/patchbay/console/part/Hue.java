package dev.patchbay.console.part;

import java.util.Locale;

/**
 * A name's own hue: the same on every page and every day. The widget draws the same names and must agree: {@code hue} in its
 * {@code patchbay/icon.ts}.
 */
final class Hue {

    private static final int[] HUES = {25, 55, 95, 145, 190, 235, 275, 320};

    private Hue() {}

    static int of(String name) {
        String stripped = name.strip();
        int hash = (stripped.isEmpty() ? "?" : stripped)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .reduce(0, (before, letter) -> before * 31 + letter);
        return HUES[Integer.remainderUnsigned(hash, HUES.length)];
    }
}
