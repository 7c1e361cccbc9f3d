package dev.patchbay.session;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Content security policies of our pages. */
public final class PagePolicy {

    /** The header's name. */
    public static final String HEADER = "Content-Security-Policy";

    private static final Pattern ORIGIN =
            Pattern.compile("https?://[A-Za-z0-9._-]+(:[0-9]{1,5})?|https?://\\[[0-9a-fA-F:]+](:[0-9]{1,5})?");

    private PagePolicy() {}

    /**
     * For a page of Vaadin's. Its client runs the server's snippets through {@code Function}, so {@code unsafe-eval} has to stay;
     * inline scripts need the nonce.
     */
    public static String vaadin(String nonce, String frameAncestors) {
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self' 'nonce-" + nonce + "' 'unsafe-eval'",
                "style-src 'self' 'unsafe-inline'",
                "img-src 'self' https: data:",
                "font-src 'self' data:",
                "connect-src 'self'",
                "base-uri 'self'",
                "form-action 'self'",
                "object-src 'none'",
                frameAncestors);
    }

    /** For a plain page with one style and at most one script of its own. */
    public static String plain(String nonce, String frameAncestors) {
        return "default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'nonce-" + nonce
                + "'; script-src 'nonce-" + nonce + "'; " + frameAncestors;
    }

    /** For a top-level page that speaks with this server alone. */
    public static String page(String nonce) {
        return "default-src 'none'; base-uri 'none'; form-action 'self'; connect-src 'self'; style-src 'nonce-" + nonce
                + "'; script-src 'nonce-" + nonce + "'; frame-ancestors 'none'";
    }

    /** Keeps a page, its address and what is on it out of caches and Referer headers. */
    public static void keepPrivate(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Content-Type-Options", "nosniff");
    }

    /** Lets pages of these origins show ours; none of them: top-level only. */
    public static String frameAncestors(Collection<String> origins) {
        String allowed = origins.stream()
                .filter(origin -> ORIGIN.matcher(origin).matches())
                .collect(Collectors.joining(" "));
        return "frame-ancestors " + (allowed.isEmpty() ? "'none'" : allowed);
    }

    /** The origin, if it is one of a web page. */
    static Optional<String> webOrigin(Optional<String> origin) {
        return origin.filter(text -> ORIGIN.matcher(text).matches());
    }
}
