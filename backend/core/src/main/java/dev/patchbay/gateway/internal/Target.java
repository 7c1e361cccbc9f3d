package dev.patchbay.gateway.internal;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a URL points, read strictly: what two readers could understand differently is refused.
 *
 * @param scheme {@code http} or {@code https}
 * @param host in lower case without a final dot; IPv6 in brackets
 */
record Target(String scheme, String host, int port) {

    private static final int LONGEST_URL = 8192;

    static Target of(String url) throws Refused {
        if (url.length() > LONGEST_URL) {
            throw new Refused("The URL is too long.");
        }
        try {
            return of(new URI(url));
        } catch (URISyntaxException e) {
            throw new Refused("This is not a well-formed URL.");
        }
    }

    static Target of(URI uri) throws Refused {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw new Refused("The URL has to start with https:// or http://.");
        }
        if (uri.getRawUserInfo() != null
                || uri.getRawAuthority() != null && uri.getRawAuthority().indexOf('@') >= 0) {
            throw new Refused("The URL must not contain a user name or password.");
        }
        if (uri.getRawFragment() != null) {
            throw new Refused("The URL must not contain a fragment (the part after #).");
        }
        return new Target(scheme, host(uri), port(uri, scheme));
    }

    /** The host as a socket and a certificate name it: IPv6 without brackets. */
    String bareHost() {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    boolean secure() {
        return scheme.equals("https");
    }

    /** The address, when the host is one and not a name. */
    Optional<InetAddress> literal() {
        return Literals.parse(host);
    }

    /** Names that mean the machine itself, whatever a resolver says (RFC 6761, section 6.3). */
    boolean localhost() {
        return host.equals("localhost") || host.endsWith(".localhost") || host.equals("localhost.localdomain");
    }

    boolean sameOrigin(Target other) {
        return equals(other);
    }

    private static String host(URI uri) throws Refused {
        String host = uri.getHost();
        if (host == null) {
            throw new Refused("The URL needs a host name of letters (a-z), digits, hyphens and dots.");
        }
        host = host.toLowerCase(Locale.ROOT);
        if (host.endsWith(".")) {
            host = host.substring(0, host.length() - 1);
        }
        if (host.indexOf('%') >= 0) {
            throw new Refused("The address must not name a network zone.");
        }
        if (Literals.looksLikeNumber(host) && Literals.parse(host).isEmpty()) {
            throw new Refused("An IPv4 address has to be written as four decimal numbers.");
        }
        return host;
    }

    private static int port(URI uri, String scheme) throws Refused {
        int port = uri.getPort();
        if (port == 0 || port > 65535) {
            throw new Refused("The port has to be between 1 and 65535.");
        }
        return port > 0 ? port : scheme.equals("https") ? 443 : 80;
    }
}
