package dev.patchbay.proxy;

import dev.patchbay.gateway.Content;
import dev.patchbay.gateway.Header;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call as the SaaS's backend makes it.
 *
 * @param mount the path at which the backend reaches the proxy of this connection; what the app redirects to is told below it
 * @param path what follows the mount, percent-encoded as it came; empty or beginning with a slash
 * @param query percent-encoded as it came
 * @param headers all that the backend sent; what concerns Patchbay alone is left out here
 * @param requestId goes to the app and into the record of calls
 */
public record ProxyRequest(
        String method,
        String mount,
        String path,
        @Nullable String query,
        List<Header> headers,
        @Nullable Content content,
        String requestId) {

    public ProxyRequest {
        headers = List.copyOf(headers);
    }
}
