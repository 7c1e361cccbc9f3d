package dev.patchbay.demo;

import dev.patchbay.authorization.PublicUrl;
import dev.patchbay.sandbox.InSandbox;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/**
 * The host page. It belongs on another origin than Patchbay, as a SaaS's page would: on {@code localhost} it sends the
 * browser to {@code 127.0.0.1}, and the other way round.
 */
@InSandbox
@RestController
class DemoPage {

    private final PublicUrl address;

    DemoPage(PublicUrl address) {
        this.address = address;
    }

    @GetMapping(path = "/demo", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> show(HttpServletRequest request) {
        URI patchbay = URI.create(address.base());
        String other = otherLoopback(String.valueOf(patchbay.getHost()));
        if (!other.isEmpty() && request.getServerName().equals(patchbay.getHost())) {
            return ResponseEntity.status(302)
                    .location(URI.create(request.getScheme() + "://" + other + ":" + request.getServerPort() + "/demo"))
                    .build();
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", policy(address.base()))
                .body(page().replace("{{patchbay}}", HtmlUtils.htmlEscape(address.base())));
    }

    private static String otherLoopback(String host) {
        return switch (host) {
            case "localhost" -> "127.0.0.1";
            case "127.0.0.1" -> "localhost";
            default -> "";
        };
    }

    /** As strict as a SaaS's own may be: the snippet needs no more than this. */
    private static String policy(String patchbay) {
        return "default-src 'none'; script-src 'self' " + patchbay + "; style-src 'self'; img-src 'self' data:;"
                + " connect-src 'self'; frame-src " + patchbay + "; form-action " + patchbay
                + "; base-uri 'none'; frame-ancestors 'none'";
    }

    private static String page() {
        try (InputStream in = DemoPage.class.getResourceAsStream("/demo/demo.html")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
