package dev.patchbay.connector;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The URL-safe name of a connector: lower-case letters, digits and single hyphens, at most 63 characters. */
public final class Slug {

    private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST = 63;

    private Slug() {}

    public static boolean isValid(String text) {
        return text.length() <= LONGEST && FORM.matcher(text).matches();
    }

    /** The slug that follows from a name while its author has not edited it; empty when no letter or digit is left. */
    public static String from(String name) {
        String ascii = Normalizer.normalize(name.replace("ß", "ss"), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
        String cut = ascii.length() > LONGEST + 1 ? ascii.substring(0, LONGEST + 1) : ascii;
        String trimmed = cut.replaceAll("^-+|-+$", "");
        return trimmed.length() > LONGEST ? trimmed.substring(0, LONGEST).replaceAll("-+$", "") : trimmed;
    }
}
