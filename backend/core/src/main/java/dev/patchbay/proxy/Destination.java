package dev.patchbay.proxy;

import dev.patchbay.problem.InvalidInput;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the calls of one connection go: the app's base URL and what is below it, and nothing else.
 *
 * @param prefix the base URL without a slash at its end
 */
record Destination(URI prefix) {

    static Destination of(URI baseUrl) {
        return new Destination(URI.create(baseUrl.toString().replaceFirst("/+$", "")));
    }

    /** The address of a call. Its authority is the base URL's, because the path is only ever written behind it. */
    URI below(ProxyPath path, @Nullable String query) {
        return URI.create(prefix + path.text() + (query == null ? "" : "?" + query));
    }

    /**
     * What an app's redirect points to, as a reference to the same place behind the proxy.
     *
     * @param secrets the query parameters that a credential is sent in
     * @return empty when it points elsewhere
     */
    Optional<String> behind(String mount, URI called, String location, Map<String, String> secrets) {
        try {
            URI target = called.resolve(new URI(location.strip()));
            String base = prefix.getRawPath() == null ? "" : prefix.getRawPath();
            String path = target.getRawPath() == null ? "" : target.getRawPath();
            if (!sameOrigin(target) || !(path.equals(base) || path.startsWith(base + "/"))) {
                return Optional.empty();
            }
            String query = ProxyQuery.without(target.getRawQuery(), secrets);
            String fragment = target.getRawFragment();
            return Optional.of(mount
                    + ProxyPath.of(path.substring(base.length())).text()
                    + (query == null ? "" : "?" + query)
                    + (fragment == null ? "" : "#" + fragment));
        } catch (URISyntaxException | InvalidInput notOurs) {
            return Optional.empty();
        }
    }

    private boolean sameOrigin(URI target) {
        return prefix.getScheme().equalsIgnoreCase(target.getScheme())
                && prefix.getHost().equalsIgnoreCase(target.getHost())
                && target.getRawUserInfo() == null
                && port(prefix) == port(target);
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }
}
