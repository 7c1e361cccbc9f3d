package dev.patchbay.popup;

import dev.patchbay.session.PagePolicy;
import dev.patchbay.token.Token;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** The one layout of the popup's pages. */
@Component
class PopupPage {

    private static final Pattern PLACE = Pattern.compile("\\$\\{([a-zA-Z]+)}");
    private static final String FOLDER = "dev/patchbay/popup/";

    private final String template = read("popup.html");
    private final String start = read("start.js");
    private final String done = read("done.js");

    /** What a page says. {@code mark} is a letter or a sign in a circle. */
    record Content(String state, String attempt, String mark, String title, String text) {}

    /** The page that greets its opener and goes on to the app only when that answers. */
    ResponseEntity<String> start(Content content) {
        return page(HttpStatus.OK, content, start);
    }

    /** The page at the end; it tells the opener to look, and closes itself when it can. */
    ResponseEntity<String> done(HttpStatus status, Content content) {
        return page(status, content, done);
    }

    /** The page that asks before it goes on; the button posts to the page's own address. */
    ResponseEntity<String> ask(Content content, String button) {
        String form = "<form method=\"post\"><button>" + HtmlUtils.htmlEscape(button, "UTF-8") + "</button></form>";
        return page(HttpStatus.OK, content, "", form);
    }

    private ResponseEntity<String> page(HttpStatus status, Content content, String script) {
        return page(status, content, script, "");
    }

    private ResponseEntity<String> page(HttpStatus status, Content content, String script, String form) {
        String nonce = Token.next();
        Map<String, String> values = Map.of(
                "nonce", nonce,
                "state", content.state(),
                "attempt", content.attempt(),
                "mark", content.mark(),
                "title", content.title(),
                "text", content.text(),
                "stoppedTitle", "Nothing to do here",
                "stoppedText",
                        "This window was not opened by the page that you are connecting from."
                                + " Close it and choose Connect there.");
        String filled = template.replace("${script}", script).replace("${form}", form);
        // In one pass: a connector may be named like a place of this template.
        String html = PLACE.matcher(filled).replaceAll(place -> {
            String value = values.get(place.group(1));
            return Matcher.quoteReplacement(value == null ? place.group() : HtmlUtils.htmlEscape(value, "UTF-8"));
        });
        return ResponseEntity.status(status)
                .contentType(new MediaType("text", "html", StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .header(PagePolicy.HEADER, PagePolicy.page(nonce))
                .body(html);
    }

    private static String read(String name) {
        try {
            return new ClassPathResource(FOLDER + name).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
