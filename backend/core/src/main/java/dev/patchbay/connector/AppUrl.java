package dev.patchbay.connector;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** Addresses on an app's API, which never leave its base URL. */
public final class AppUrl {

    private static final Pattern WHOLE = Pattern.compile("(?i)[a-z][a-z0-9+.-]*:.*");

    private AppUrl() {}

    /** Whether this is a whole URL, and no path below the base URL; it may be a template. */
    public static boolean isWhole(String path) {
        return WHOLE.matcher(path).matches();
    }

    /**
     * The path below the base URL: {@code https://api.acme.test/v1} and {@code /me} give {@code
     * https://api.acme.test/v1/me}. A whole URL is taken as it is.
     *
     * @throws IllegalArgumentException when the two do not make a URL
     */
    public static URI below(String baseUrl, String path) {
        if (isWhole(path)) {
            return URI.create(path);
        }
        return URI.create(join(baseUrl, path));
    }

    /** Both as one text, with one slash between them where one is needed. */
    public static String join(String baseUrl, String path) {
        String base = baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
        String separator = path.isEmpty() || path.startsWith("/") || path.startsWith("?") ? "" : "/";
        return base + separator + path;
    }

    /** Whether a call to this address stays with the app: same origin, no user information, no step upwards. */
    public static boolean isOn(String baseUrl, URI target) {
        URI base = URI.create(baseUrl);
        if (target.getHost() == null || target.getRawUserInfo() != null || base.getHost() == null) {
            return false;
        }
        String path = target.getRawPath() == null ? "" : target.getRawPath().toLowerCase(Locale.ROOT);
        boolean climbs = path.contains("..") || path.contains("%2e") || path.contains("%2f") || path.contains("\\");
        return !climbs
                && base.getScheme().equalsIgnoreCase(target.getScheme())
                && base.getHost().equalsIgnoreCase(target.getHost())
                && port(base) == port(target);
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }
}
