package dev.patchbay.api;

import dev.patchbay.id.ConnectionId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a connection's proxy is reached, and what is wanted below it.
 *
 * @param mount {@code /api/v1/connections/{id}/proxy}
 * @param below empty or beginning with a slash, percent-encoded as it came
 */
record ProxyMount(String id, String mount, String below) {

    private static final String CONNECTIONS = "/api/v1/connections/";
    private static final Pattern FORM =
            Pattern.compile("(/api/v1/connections/([A-Za-z0-9_]+)/proxy)(/.*|)", Pattern.DOTALL);

    /** Read from the path as it came: what Spring and Tomcat make of an encoded slash does not matter here. */
    static Optional<ProxyMount> of(String requestUri) {
        if (!requestUri.startsWith(CONNECTIONS)) {
            return Optional.empty();
        }
        Matcher parts = FORM.matcher(requestUri);
        return parts.matches()
                ? Optional.of(new ProxyMount(parts.group(2), parts.group(1), parts.group(3)))
                : Optional.empty();
    }

    Optional<ConnectionId> connection() {
        return ConnectionId.parse(id);
    }
}
