package dev.patchbay.connector;

import java.util.Locale;

/**
 * An app's icon as Patchbay draws it: letters on a colour, nobody's trademark.
 *
 * @param letters one to three ASCII letters or digits
 * @param color {@code #rrggbb}
 */
public record Monogram(String letters, String color) {

    /** The form of the addresses that {@link #path()} gives: all that the picture needs is in it, so it never changes. */
    public static final String PATH = "/catalog/icons/[A-Za-z0-9]{1,3}-[0-9a-f]{6}\\.svg";

    public Monogram {
        if (letters == null
                || color == null
                || !letters.matches("[A-Za-z0-9]{1,3}")
                || !color.matches("#[0-9A-Fa-f]{6}")) {
            throw new IllegalArgumentException("A monogram has one to three letters or digits and a colour #rrggbb");
        }
        color = color.toLowerCase(Locale.ROOT);
    }

    /** Where this installation serves it. */
    public String path() {
        return "/catalog/icons/" + letters + "-" + color.substring(1) + ".svg";
    }

    /** The picture; letters and colour are of a form that needs no escaping. */
    public String svg() {
        int size = letters.length() == 3 ? 20 : 26;
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="64" height="64">\
                <rect width="64" height="64" rx="14" fill="%s"/>\
                <text x="32" y="33" fill="#ffffff" font-family="system-ui, sans-serif" font-weight="600" font-size="%d" \
                text-anchor="middle" dominant-baseline="central">%s</text></svg>
                """.formatted(color, size, letters);
    }
}
