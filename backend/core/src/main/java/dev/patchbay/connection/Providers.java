package dev.patchbay.connection;

import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.OAuth2;
import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How the apps' token endpoints do, as this node sees it: which of them asked for a pause or fail one call after the other, and are
 * left alone for a while. Many connectors of many organizations share one.
 */
@Component
class Providers {

    private final Clock clock;
    private final ConcurrentMap<String, Provider> known = new ConcurrentHashMap<>();

    Providers(Clock clock) {
        this.clock = clock;
    }

    /** Whoever is asked when this connector's credentials are renewed, or else proven. */
    Provider of(Connector connector, AuthMethod method) {
        String url = method instanceof OAuth2 oauth2
                ? oauth2.refreshEndpoint()
                : connector.definition().baseUrl(method);
        return known.computeIfAbsent(authority(connector, url), name -> new Provider(clock));
    }

    /** Host and port, also of an address that is still a template; what has no address is its connector's own. */
    private static String authority(Connector connector, @Nullable String url) {
        int from = url == null ? -1 : url.indexOf("://");
        if (url == null || from < 0) {
            return connector.id().text();
        }
        int to = url.indexOf('/', from + 3);
        return to < 0 ? url.substring(from + 3) : url.substring(from + 3, to);
    }
}
