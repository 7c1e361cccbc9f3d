package dev.patchbay.authorization;

import dev.patchbay.id.ConnectorId;
import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where browsers and apps reach this installation: {@code PATCHBAY_URL}. */
@Component
public class PublicUrl {

    private final String base;

    PublicUrl(@Value("${patchbay.url:http://localhost:8080}") String url) {
        URI uri = URI.create(url);
        if (uri.getHost() == null || !String.valueOf(uri.getScheme()).matches("https?")) {
            throw new IllegalStateException(
                    "PATCHBAY_URL must be a whole address such as https://connect.example.com.");
        }
        this.base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /** The base, without a slash at its end. */
    public String base() {
        return base;
    }

    /** A whole address of a path such as {@code /connect}. */
    public String of(String path) {
        return base + path;
    }

    public boolean isSecure() {
        return base.startsWith("https:");
    }

    /** What the operator registers at a platform, once for all connectors that use its managed OAuth app. */
    public String managedRedirectUri() {
        return base + "/oauth/callback";
    }

    /**
     * What an organization registers at the app for one connector. Each connector has its own, so that no connector's
     * authorization server can receive another's code (RFC 9700, section 4.4.2).
     */
    public String redirectUri(ConnectorId connector) {
        return base + "/oauth/callback/" + connector.text();
    }
}
