package dev.patchbay.demo;

import dev.patchbay.authorization.PublicUrl;
import dev.patchbay.sandbox.InSandbox;
import java.net.URI;
import org.springframework.stereotype.Component;

/**
 * Where browsers open the demo: on another origin than Patchbay, as a SaaS's page would be. The same server answers to both names of
 * the machine itself, so {@code 127.0.0.1} stands beside {@code localhost}, and the other way round; elsewhere there is one name only.
 */
@InSandbox
@Component
class DemoAddress {

    private final URI patchbay;
    private final String origin;

    DemoAddress(PublicUrl address) {
        this.patchbay = URI.create(address.base());
        String port = patchbay.getPort() == -1 ? "" : ":" + patchbay.getPort();
        this.origin = patchbay.getScheme() + "://" + otherName(patchbay.getHost()) + port;
    }

    /** Taken from the configuration: behind a balancer, a request tells neither the port nor the scheme. */
    String origin() {
        return origin;
    }

    /** Whether the page has another name to go by than this one, which is Patchbay's own. */
    boolean sendsAway(String host) {
        return host.equals(patchbay.getHost()) && !host.equals(otherName(host));
    }

    private static String otherName(String host) {
        return switch (host) {
            case "localhost" -> "127.0.0.1";
            case "127.0.0.1" -> "localhost";
            default -> host;
        };
    }
}
