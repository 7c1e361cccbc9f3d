package dev.patchbay.proxy;

import dev.patchbay.gateway.Header;
import dev.patchbay.problem.InvalidInput;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Which headers of a call and of its answer pass through the proxy. */
final class PassedHeaders {

    static final String REQUEST_ID = "X-Request-Id";

    /** Of one connection between two neighbours (RFC 9110, sections 7.6.1 and 11.7); framing is written anew on each side. */
    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-authentication-info",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "http2-settings");

    /** The caller's key, what belongs to the caller's conversation with Patchbay, and who it is. */
    private static final Set<String> OF_THE_CALLER = Set.of(
            "authorization",
            "cookie",
            "cookie2",
            "host",
            "content-length",
            "expect",
            "forwarded",
            "x-real-ip",
            "x-request-id");

    /** Credentials, and what would speak to a browser for Patchbay's own origin. */
    private static final Set<String> OF_THE_APP = Set.of(
            "set-cookie",
            "set-cookie2",
            "authorization",
            "strict-transport-security",
            "alt-svc",
            "clear-site-data",
            "x-request-id");

    private static final Pattern LEGIBLE = Pattern.compile("[\\x20-\\x7e\\t]*");

    private PassedHeaders() {}

    /**
     * What goes to the app: the caller's, then the credentials, which stand for themselves alone.
     *
     * @throws InvalidInput naming the header that cannot be passed on
     */
    static List<Header> toApp(List<Header> callers, Map<String, String> credentials, String requestId) {
        Set<String> left = named(callers);
        credentials.keySet().forEach(name -> left.add(name.toLowerCase(Locale.ROOT)));
        List<Header> passed = new ArrayList<>();
        for (Header header : callers) {
            String name = header.name().toLowerCase(Locale.ROOT);
            if (HOP_BY_HOP.contains(name) || OF_THE_CALLER.contains(name) || isOurs(name) || left.contains(name)) {
                continue;
            }
            if (!LEGIBLE.matcher(header.value()).matches()) {
                throw new InvalidInput(header.name(), "characters", "Write this header in ASCII.");
            }
            passed.add(header);
        }
        credentials.forEach((name, value) -> passed.add(Header.secret(name, value)));
        passed.add(new Header(REQUEST_ID, requestId));
        return passed;
    }

    /** What comes back: nothing of the connection's, no cookie, and no header that holds a credential. */
    static List<Header> toCaller(List<Header> apps, Secrets secrets) {
        Set<String> left = named(apps);
        List<Header> passed = new ArrayList<>();
        for (Header header : apps) {
            String name = header.name().toLowerCase(Locale.ROOT);
            if (!HOP_BY_HOP.contains(name)
                    && !OF_THE_APP.contains(name)
                    && !name.startsWith("patchbay-")
                    && !left.contains(name)
                    && !secrets.isIn(header)) {
                passed.add(new Header(header.name(), header.value()));
            }
        }
        return passed;
    }

    private static boolean isOurs(String name) {
        return name.startsWith("x-forwarded-") || name.startsWith("patchbay-");
    }

    /** The headers that {@code Connection} declares to be of this hop. */
    private static Set<String> named(List<Header> headers) {
        Set<String> names = new HashSet<>();
        for (Header header : headers) {
            if (header.named("Connection")) {
                for (String option : header.value().split(",")) {
                    names.add(option.strip().toLowerCase(Locale.ROOT));
                }
            }
        }
        return names;
    }
}
