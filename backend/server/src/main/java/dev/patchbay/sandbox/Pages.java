package dev.patchbay.sandbox;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** The frame that every page of the sandbox has. */
@InSandbox
@Component
class Pages {

    /** A narrow page, as a popup shows it. */
    String card(String title, Html content) {
        return Html.of("layout", Map.of("title", title, "shape", "card", "content", content))
                .markup();
    }

    String wide(String title, Html content) {
        return Html.of("layout", Map.of("title", title, "shape", "wide", "content", content))
                .markup();
    }

    /** A page that says one thing. */
    String message(String title, String text, String detail) {
        return card(title, Html.of("message", Map.of("title", title, "text", text, "detail", detail)));
    }

    void send(HttpServletResponse response, HttpStatus status, String page) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.TEXT_HTML_VALUE + ";charset=UTF-8");
        response.getWriter().write(page);
    }
}
