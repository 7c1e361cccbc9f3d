package dev.patchbay.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /connect.js}: what host pages load, from any origin. Cached for five minutes only, so that a new version
 * reaches every host page soon; after that the entity tag makes asking again cheap.
 */
@RestController
class ConnectScriptController {

    private static final MediaType JAVASCRIPT = new MediaType("text", "javascript", StandardCharsets.UTF_8);

    private final byte[] script;
    private final String tag;

    ConnectScriptController() {
        try {
            this.script = new ClassPathResource("patchbay/connect.js").getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("The widget module was built without connect.js", e);
        }
        this.tag = '"' + DigestUtils.md5DigestAsHex(script) + '"';
    }

    @GetMapping("/connect.js")
    ResponseEntity<byte[]> script() {
        return ResponseEntity.ok()
                .contentType(JAVASCRIPT)
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
                .eTag(tag)
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header("X-Content-Type-Options", "nosniff")
                .body(script);
    }
}
