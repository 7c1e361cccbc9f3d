package dev.patchbay.popup;

import dev.patchbay.authorization.Attempt;
import dev.patchbay.authorization.AuthorizationProblems.UnexpectedCallback;
import dev.patchbay.authorization.PublicUrl;
import dev.patchbay.authorization.RedirectFlow;
import dev.patchbay.id.AttemptId;
import dev.patchbay.id.ConnectorId;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Where apps send the popup back to, and the page on which it ends. */
@Controller
class CallbackController {

    private final RedirectFlow flow;
    private final PublicUrl url;
    private final PopupPage page;

    CallbackController(RedirectFlow flow, PublicUrl url, PopupPage page) {
        this.flow = flow;
        this.url = url;
        this.page = page;
    }

    /** The code leaves the address bar at once: the answer leads to a page whose address says nothing. */
    @GetMapping({"/oauth/callback", "/oauth/callback/{connector}"})
    ResponseEntity<?> callback(
            @PathVariable(required = false) @Nullable String connector,
            @RequestParam(required = false) @Nullable String state,
            HttpServletRequest request) {
        try {
            String redirectUri = connector == null
                    ? url.managedRedirectUri()
                    : url.redirectUri(ConnectorId.parse(connector).orElseThrow(UnexpectedCallback::new));
            if (state == null
                    || isRepeated(request, "state", "code", "iss", "error", "oauth_token", "oauth_verifier")) {
                throw new UnexpectedCallback();
            }
            RedirectFlow.Arrival arrival = flow.arrive(
                    new RedirectFlow.Callback(redirectUri, state, parameters(request)), name -> cookie(request, name));
            Attempt attempt = arrival.attempt();
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .cacheControl(CacheControl.noStore())
                    .header("Referrer-Policy", "no-referrer")
                    .location(URI.create(done(attempt.id(), attempt.phase() == Attempt.Phase.SUCCEEDED)))
                    .build();
        } catch (UnexpectedCallback e) {
            return unexpected();
        }
    }

    /** The address of the page on which an attempt's popup ends. */
    static String done(AttemptId attempt, boolean connected) {
        return "/connect/done/" + attempt + "/" + (connected ? "connected" : "failed");
    }

    /** Those that come once: of a repeated one nobody can say which was meant. */
    private static Map<String, String> parameters(HttpServletRequest request) {
        Map<String, String> parameters = new HashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (values.length == 1) {
                parameters.put(name, values[0]);
            }
        });
        return parameters;
    }

    /** Also what a query says that is not UTF-8. */
    @ExceptionHandler(InvalidParameterException.class)
    ResponseEntity<String> unexpected() {
        return page.done(
                HttpStatus.BAD_REQUEST,
                new PopupPage.Content(
                        "stopped", "", "!", "This answer was not expected", new UnexpectedCallback().detail()));
    }

    /** Says only what its own address says; what happened is the widget's to tell. */
    @GetMapping("/connect/done/{attempt}/{outcome}")
    ResponseEntity<String> done(@PathVariable String attempt, @PathVariable String outcome) {
        String id = AttemptId.parse(attempt).map(AttemptId::text).orElse("");
        return outcome.equals("connected")
                ? page.done(
                        HttpStatus.OK,
                        new PopupPage.Content("succeeded", id, "✓", "Connected", "You can close this window."))
                : page.done(
                        HttpStatus.OK,
                        new PopupPage.Content(
                                "failed",
                                id,
                                "!",
                                "That did not work",
                                "Close this window; the page that you came from says what to do."));
    }

    private static Optional<String> cookie(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    /** RFC 6749, section 3.1: parameters must not be included more than once. */
    private static boolean isRepeated(HttpServletRequest request, String... names) {
        return Arrays.stream(names).anyMatch(name -> {
            String[] values = request.getParameterValues(name);
            return values != null && values.length > 1;
        });
    }
}
