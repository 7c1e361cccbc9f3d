package dev.patchbay.session;

import dev.patchbay.connect.CannotOpenWidget.Reason;
import dev.patchbay.token.Token;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * The page in place of a widget that does not open: one calm sentence for the person and, when it is known who shows the frame, a
 * message for the host page.
 */
@Component
final class ClosedPage {

    private static final String TEMPLATE = "dev/patchbay/session/closed.html";
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final String template;

    ClosedPage() {
        try {
            template = new ClassPathResource(TEMPLATE).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers with the page. The message goes to exactly this parent origin, and to nobody when it is not known. */
    void write(HttpServletRequest request, HttpServletResponse response, Reason cause, Optional<String> parentOrigin)
            throws IOException {
        Locale locale = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null ? Locale.ENGLISH : request.getLocale();
        ResourceBundle words = ResourceBundle.getBundle("dev.patchbay.session.closed", locale, NO_FALLBACK);
        String nonce = Token.next();
        response.setStatus(status(cause).value());
        response.setContentType("text/html;charset=UTF-8");
        PagePolicy.keepPrivate(response);
        // Nothing here can be clicked or read off, so any page may show it: the person has to see why there is no
        // widget.
        response.setHeader(PagePolicy.HEADER, PagePolicy.plain(nonce, "frame-ancestors *"));
        response.getWriter()
                .write(fill(Map.of(
                        "lang",
                                words.getLocale().getLanguage().isEmpty()
                                        ? "en"
                                        : words.getLocale().toLanguageTag(),
                        "nonce", nonce,
                        "title", words.getString(cause.code() + ".title"),
                        "text", words.getString(cause.code() + ".text"),
                        "code", cause.code(),
                        "message", words.getString(cause.code() + ".message"),
                        "parent", PagePolicy.webOrigin(parentOrigin).orElse(""))));
    }

    private static HttpStatus status(Reason cause) {
        return switch (cause) {
            case TOKEN_UNKNOWN, TOKEN_USED, TOKEN_EXPIRED -> HttpStatus.UNAUTHORIZED;
            case ORIGIN_NOT_ALLOWED -> HttpStatus.FORBIDDEN;
            case SESSION_ENDED -> HttpStatus.GONE;
        };
    }

    private String fill(Map<String, String> values) {
        String page = template;
        for (var value : values.entrySet()) {
            page = page.replace("${" + value.getKey() + "}", HtmlUtils.htmlEscape(value.getValue(), "UTF-8"));
        }
        return page;
    }
}
