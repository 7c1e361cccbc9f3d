package dev.patchbay.connector;

import java.util.Locale;
import java.util.Set;

/** Names of header fields that requests to an app may carry. */
public final class HeaderName {

    /** RFC 9110, section 5.1. */
    private static final String FORM = "[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}";

    /** They frame or route the request itself. */
    private static final Set<String> FRAMING = Set.of(
            "host",
            "content-length",
            "transfer-encoding",
            "connection",
            "keep-alive",
            "upgrade",
            "te",
            "trailer",
            "expect",
            "accept-encoding",
            "proxy-authorization",
            "proxy-connection");

    private HeaderName() {}

    /** Whether HTTP allows the name, and it is not one that frames the request. */
    public static boolean isAllowed(String name) {
        return name.matches(FORM) && !FRAMING.contains(name.toLowerCase(Locale.ROOT));
    }
}
