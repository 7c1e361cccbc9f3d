package dev.patchbay.session;

import dev.patchbay.connect.CannotOpenWidget;
import dev.patchbay.connect.ConnectSessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** Opens the widget: the host page posts the token into the frame, and the answer leads to the key's own address. */
@Controller
final class ConnectController {

    private final ConnectSessions sessions;
    private final ClosedPage closed;

    ConnectController(ConnectSessions sessions, ClosedPage closed) {
        this.sessions = sessions;
        this.closed = closed;
    }

    @PostMapping("/connect")
    void open(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // A parameter may come from the address as well, where a token must never stand: histories and logs keep it.
        boolean inBody = request.getQueryString() == null;
        String token =
                inBody ? Optional.ofNullable(request.getParameter("token")).orElse("") : "";
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        try {
            String key = sessions.open(token, origin).key();
            PagePolicy.keepPrivate(response);
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader(HttpHeaders.LOCATION, "/connect/" + key + "/" + OpeningFields.query(request));
        } catch (CannotOpenWidget refused) {
            closed.write(request, response, refused.reason(), Optional.ofNullable(origin));
        }
    }
}
