package dev.patchbay.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.util.UriUtils;

/** Signing in to the sandbox: one click on whom to be. */
@InSandbox
@Controller
class SignInPage {

    private static final String PATH = "/sandbox/sign-in";

    private final Pages pages;

    SignInPage(Pages pages) {
        this.pages = pages;
    }

    /** Sends a browser whose person is not known to the sign-in page, to come back to this request afterwards. */
    static void begin(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception) {
        String query = request.getQueryString();
        response.setStatus(HttpStatus.FOUND.value());
        response.setHeader(HttpHeaders.LOCATION, address(request.getRequestURI() + (query == null ? "" : "?" + query)));
    }

    static String address(String next) {
        return PATH + "?continue=" + UriUtils.encode(next, "UTF-8");
    }

    @GetMapping(path = PATH, produces = MediaType.TEXT_HTML_VALUE)
    @ResponseBody
    String show(@RequestParam(name = "continue", defaultValue = "/sandbox") String next) {
        Html people = Html.NONE;
        for (SandboxAccount account : SandboxAccounts.all()) {
            people = people.plus(Html.of(
                    "person",
                    Map.of(
                            "id", account.id(),
                            "initial", account.name().substring(0, 1),
                            "name", account.name(),
                            "workspace", account.workspace())));
        }
        return pages.card("Sign in", Html.of("sign-in", Map.of("next", next, "people", people)));
    }

    @PostMapping(PATH)
    ResponseEntity<Void> signIn(
            @RequestParam("account") String account,
            @RequestParam(name = "continue", defaultValue = "/sandbox") String next,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        SandboxAccounts.byId(account).ifPresent(person -> PersonCookie.signIn(person, request, response));
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, isOurs(next) ? next : "/sandbox")
                .build();
    }

    /** Only a path of the sandbox: no other host, in whatever spelling, and no header of its own. */
    private static boolean isOurs(String next) {
        return next.matches("/sandbox(/[\\x21-\\x5B\\x5D-\\x7E]*)?") && !next.contains("//") && !next.contains("..");
    }
}
