package dev.patchbay.popup;

import dev.patchbay.authorization.AuthorizationProblems.CannotDepart;
import dev.patchbay.authorization.BrowserBinding;
import dev.patchbay.authorization.RedirectFlow;
import dev.patchbay.connector.Connector;
import dev.patchbay.id.AttemptId;
import dev.patchbay.problem.Problem;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;

/**
 * Where the popup starts: a page on our own origin that reaches the app only with the proof of the widget that opened it. The
 * address alone does nothing, so it may be mailed to anybody.
 */
@Controller
class StartController {

    private final RedirectFlow flow;
    private final PopupPage page;

    StartController(RedirectFlow flow, PopupPage page) {
        this.flow = flow;
        this.page = page;
    }

    record Proof(@Nullable String proof) {}

    @GetMapping("/connect/authorize/{attempt}")
    ResponseEntity<String> start(@PathVariable String attempt) {
        return AttemptId.parse(attempt)
                .flatMap(this::connector)
                .map(connector -> page.start(new PopupPage.Content(
                        "starting",
                        attempt,
                        connector.name().substring(0, connector.name().offsetByCodePoints(0, 1)),
                        "Taking you to " + connector.name(),
                        "You will sign in there and come back by yourself.")))
                .orElseGet(
                        () -> page.done(
                                HttpStatus.NOT_FOUND,
                                new PopupPage.Content(
                                        "stopped",
                                        "",
                                        "!",
                                        "Nothing to do here",
                                        "This address leads nowhere. Go back to the page that you came from and choose Connect.")));
    }

    /** Same-origin only: the browser's own word for where the request comes from is checked as well. */
    @PostMapping(path = "/connect/authorize/{attempt}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, String>> depart(
            @PathVariable String attempt,
            @RequestBody Proof proof,
            @RequestHeader(name = "Sec-Fetch-Site", defaultValue = "same-origin") String site) {
        try {
            AttemptId id = AttemptId.parse(attempt).orElseThrow(CannotDepart::new);
            if (proof.proof() == null || !site.equals("same-origin")) {
                throw new CannotDepart();
            }
            return answer(flow.depart(id, proof.proof()));
        } catch (Problem e) {
            return ResponseEntity.status(HttpStatus.FORBIDDEN)
                    .cacheControl(CacheControl.noStore())
                    .body(Map.of("code", e.code(), "detail", e.detail()));
        }
    }

    private static ResponseEntity<Map<String, String>> answer(RedirectFlow.Departure departure) {
        ResponseEntity.BodyBuilder ok = ResponseEntity.ok().cacheControl(CacheControl.noStore());
        return switch (departure) {
            case RedirectFlow.Departure.To to ->
                ok.header(HttpHeaders.SET_COOKIE, cookie(to.cookie()))
                        .body(Map.of("to", to.uri().toString()));
            case RedirectFlow.Departure.Stopped stopped ->
                ok.body(Map.of("to", CallbackController.done(stopped.attempt(), false)));
        };
    }

    private Optional<Connector> connector(AttemptId id) {
        try {
            return Optional.of(flow.connectorOf(id));
        } catch (Problem e) {
            return Optional.empty();
        }
    }

    private static String cookie(BrowserBinding.Cookie cookie) {
        return ResponseCookie.from(cookie.name(), cookie.value())
                .path("/")
                .httpOnly(true)
                .secure(cookie.secure())
                .sameSite("Lax")
                .maxAge(cookie.life())
                .build()
                .toString();
    }
}
