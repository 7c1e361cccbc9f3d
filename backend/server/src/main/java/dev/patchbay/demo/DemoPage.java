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

/** The host page; a browser that asks for it on Patchbay's own origin is sent to {@link DemoAddress}. */
@InSandbox
@RestController
class DemoPage {

    private final PublicUrl address;
    private final DemoAddress demo;

    DemoPage(PublicUrl address, DemoAddress demo) {
        this.address = address;
        this.demo = demo;
    }

    @GetMapping(path = "/demo", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> show(HttpServletRequest request) {
        if (demo.sendsAway(request.getServerName())) {
            return ResponseEntity.status(302)
                    .location(URI.create(demo.origin() + "/demo"))
                    .build();
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", policy(address.base()))
                .body(page().replace("{{patchbay}}", HtmlUtils.htmlEscape(address.base())));
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
