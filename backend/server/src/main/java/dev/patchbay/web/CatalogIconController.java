package dev.patchbay.web;

import dev.patchbay.connector.Monogram;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code /catalog/icons/…}: the monograms of catalog apps. All of a picture is in its address, so browsers keep it for good. */
@RestController
class CatalogIconController {

    private static final MediaType SVG = new MediaType("image", "svg+xml", StandardCharsets.UTF_8);
    private static final Duration FOR_GOOD = Duration.ofDays(365);

    @GetMapping("/catalog/icons/{letters:[A-Za-z0-9]{1,3}}-{color:[0-9a-f]{6}}.svg")
    ResponseEntity<String> icon(@PathVariable String letters, @PathVariable String color) {
        return ResponseEntity.ok()
                .contentType(SVG)
                .cacheControl(CacheControl.maxAge(FOR_GOOD).cachePublic().immutable())
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header("X-Content-Type-Options", "nosniff")
                .body(new Monogram(letters, "#" + color).svg());
    }
}
