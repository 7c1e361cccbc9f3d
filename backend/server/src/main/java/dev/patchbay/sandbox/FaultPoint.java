package dev.patchbay.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;

/** Where the sandbox counts calls and can be told to fail. */
enum FaultPoint {
    /** Where a request for access begins: in a browser, or from a device. */
    AUTHORIZE,
    /** The exchange of a code or a device's question for tokens, of a client's own credentials, or of OAuth 1.0a's tokens. */
    TOKEN,
    REFRESH,
    /** By RFC 7009, or by the sandbox's own call. */
    REVOKE,
    INTROSPECT,
    API,
    /** Another host, as far as clients can tell: where redirects lead away to. */
    ELSEWHERE;

    static Optional<FaultPoint> of(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return switch (path) {
            case "/sandbox/oauth2/authorize", DeviceEndpoints.AUTHORIZATION, "/sandbox/oauth1/authorize" ->
                Optional.of(AUTHORIZE);
            case "/sandbox/oauth2/token" ->
                Optional.of("refresh_token".equals(request.getParameter("grant_type")) ? REFRESH : TOKEN);
            case "/sandbox/oauth1/request_token", "/sandbox/oauth1/access_token" -> Optional.of(TOKEN);
            case "/sandbox/oauth2/revoke", SandboxApi.UNINSTALL -> Optional.of(REVOKE);
            case "/sandbox/oauth2/introspect" -> Optional.of(INTROSPECT);
            case BrokenAnswers.ELSEWHERE -> Optional.of(ELSEWHERE);
            default -> path.startsWith("/sandbox/api/") ? Optional.of(API) : Optional.empty();
        };
    }

    /** As it is written in JSON. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
