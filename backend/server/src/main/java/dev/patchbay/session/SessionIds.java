package dev.patchbay.session;

import dev.patchbay.authorization.PublicUrl;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.session.web.http.HttpSessionIdResolver;
import org.springframework.stereotype.Component;

/**
 * Finds the session of a request: by the key in the address for the widget, which works without any cookie, and by the console's
 * cookie for everything else.
 */
@Component
final class SessionIds implements HttpSessionIdResolver {

    private static final String WRITTEN = SessionIds.class.getName() + ".written";

    private final SessionKeys keys;
    private final boolean secure;
    private final String cookieName;

    SessionIds(SessionKeys keys, PublicUrl url) {
        this.keys = keys;
        this.secure = url.isSecure();
        this.cookieName = secure ? "__Host-patchbay" : "patchbay";
    }

    @Override
    public List<String> resolveSessionIds(HttpServletRequest request) {
        return WidgetVisit.of(request)
                .map(visit -> List.of(SessionKeys.idOf(visit.key())))
                .orElseGet(() -> fromCookies(request));
    }

    private List<String> fromCookies(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? List.of()
                : Stream.of(cookies)
                        .filter(cookie -> cookie.getName().equals(cookieName))
                        .map(Cookie::getValue)
                        .filter(SessionKeys::isKey)
                        .map(SessionKeys::idOf)
                        .toList();
    }

    @Override
    public void setSessionId(HttpServletRequest request, HttpServletResponse response, String sessionId) {
        if (WidgetVisit.of(request).isPresent() || sessionId.equals(request.getAttribute(WRITTEN))) {
            return;
        }
        keys.keyOf(sessionId).ifPresent(key -> {
            request.setAttribute(WRITTEN, sessionId);
            write(response, cookie(key).build());
        });
    }

    @Override
    public void expireSession(HttpServletRequest request, HttpServletResponse response) {
        if (WidgetVisit.of(request).isEmpty()) {
            write(response, cookie("").maxAge(Duration.ZERO).build());
        }
    }

    private ResponseCookie.ResponseCookieBuilder cookie(String value) {
        return ResponseCookie.from(cookieName, value)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .path("/");
    }

    private static void write(HttpServletResponse response, ResponseCookie cookie) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
