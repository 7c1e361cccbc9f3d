package dev.patchbay.organization;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** A web origin (RFC 6454): scheme, host and port, nothing else. */
public final class Origin {

    /** Scheme, a host name of RFC 1035, section 2.3.4, and a port. */
    private static final int LONGEST = 300;

    private Origin() {}

    /**
     * The origin in its one canonical text, without a default port. Empty when the text is not exactly an origin: a
     * path, a wildcard, user information, {@code null} or the zone of an IPv6 address (no origin of a browser has one:
     * WHATWG URL, "Host representation") are refused.
     */
    public static Optional<String> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        URI uri;
        try {
            uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean web = scheme.equals("https") || scheme.equals("http");
        boolean bare = uri.getRawPath() != null
                && uri.getRawPath().isEmpty()
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null
                && uri.getRawUserInfo() == null;
        String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        boolean named = !host.isEmpty() && !host.contains("%");
        if (!web || !bare || !named || uri.getPort() == 0 || uri.getPort() > 65535) {
            return Optional.empty();
        }
        boolean defaultPort = uri.getPort() == -1 || uri.getPort() == (scheme.equals("https") ? 443 : 80);
        return Optional.of(scheme + "://" + host + (defaultPort ? "" : ":" + uri.getPort()));
    }

    /** The origin of a whole URL. */
    public static Optional<String> of(URI url) {
        if (url.getScheme() == null || url.getHost() == null) {
            return Optional.empty();
        }
        return parse(url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort()));
    }

    /** Whether pages of this origin come from the machine itself. */
    public static boolean isLoopback(String origin) {
        String host = URI.create(origin).getHost();
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("[::1]")
                || host.matches("127(\\.\\d{1,3}){3}");
    }
}
