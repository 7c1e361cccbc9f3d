package dev.patchbay.session;

import com.vaadin.flow.server.VaadinService;
import dev.patchbay.connect.CannotOpenWidget.Reason;
import dev.patchbay.connect.ConnectSessions;
import dev.patchbay.connect.WidgetScope;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/**
 * The way into the widget: {@code /connect/{key}/…}. The key stands in for a cookie, so everything the widget loads and calls is
 * below it. A request with a good key is forwarded to the widget's servlet; other words after {@code /connect/} are left to the
 * controllers.
 */
final class WidgetDoor extends HttpFilter {

    private static final Pattern ADDRESS = Pattern.compile("/connect/([A-Za-z0-9_-]{43})(/.*)?");

    /** What a page of ours never asks for: path parameters, dot segments, doubled or encoded slashes. */
    private static final Pattern TRICK = Pattern.compile(";|//|/\\.|\\\\|%2e|%2f|%5c", Pattern.CASE_INSENSITIVE);

    private final transient ConnectSessions sessions;
    private final transient SessionKeys sessionKeys;
    private final transient ClosedPage closed;

    WidgetDoor(ConnectSessions sessions, SessionKeys sessionKeys, ClosedPage closed) {
        this.sessions = sessions;
        this.sessionKeys = sessionKeys;
        this.closed = closed;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Matcher address = ADDRESS.matcher(request.getRequestURI());
        if (!address.matches()) {
            chain.doFilter(request, response);
            return;
        }
        String key = address.group(1);
        String rest = address.group(2);
        if (rest == null) {
            PagePolicy.keepPrivate(response);
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader(HttpHeaders.LOCATION, "/connect/" + key + "/");
        } else if (TRICK.matcher(rest).find()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            visit(request, response, key, rest);
        }
    }

    private void visit(HttpServletRequest request, HttpServletResponse response, String key, String rest)
            throws IOException, ServletException {
        Optional<WidgetScope> scope = sessions.resume(key);
        if (scope.isEmpty()) {
            refuse(request, response, key);
            return;
        }
        PagePolicy.keepPrivate(response);
        response.setHeader(
                PagePolicy.HEADER, PagePolicy.frameAncestors(scope.get().embedders()));
        new WidgetVisit(key, scope.get()).noteIn(request);
        var cookieless = new CookielessResponse(response);
        try (SessionKeys.Given given = sessionKeys.given(key)) {
            request.getRequestDispatcher(SessionConfiguration.WIDGET_PATH + rest)
                    .forward(request, cookieless);
        }
    }

    /** A call of Vaadin's client cannot show a page: it is told to load its own again, which then is the closed one. */
    private void refuse(HttpServletRequest request, HttpServletResponse response, String key) throws IOException {
        String call = request.getParameter("v-r");
        if ("uidl".equals(call)) {
            response.setContentType("application/json;charset=UTF-8");
            PagePolicy.keepPrivate(response);
            response.getWriter().write(VaadinService.createCriticalNotificationJSON(null, null, null, null));
        } else {
            closed.write(request, response, Reason.SESSION_ENDED, sessions.openerOf(key));
        }
    }
}
