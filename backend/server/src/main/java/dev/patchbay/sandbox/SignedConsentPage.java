package dev.patchbay.sandbox;

import dev.patchbay.sandbox.SignedTokens.Kind;
import dev.patchbay.sandbox.SignedTokens.Known;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;

/** Asks the person on behalf of an application that came with a request token (RFC 5849, section 2.2). */
@InSandbox
@Controller
class SignedConsentPage {

    private static final String PATH = "/sandbox/oauth1/authorize";

    /** OAuth 1.0a knows no scopes: an application may do this much. */
    private static final List<SandboxScope> ACCESS = List.of(SandboxScope.PROFILE, SandboxScope.CONTACTS_READ);

    private final Pages pages;
    private final SignedTokens tokens;
    private final SandboxConsumers consumers;

    SignedConsentPage(Pages pages, SignedTokens tokens, SandboxConsumers consumers) {
        this.pages = pages;
        this.tokens = tokens;
        this.consumers = consumers;
    }

    @GetMapping(path = PATH, produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> show(
            @RequestParam(name = "oauth_token", defaultValue = "") String token, HttpServletRequest request) {
        Optional<Known> asked = asked(token);
        if (asked.isEmpty()) {
            return over();
        }
        String here = PATH + "?oauth_token=" + UriUtils.encode(token, "UTF-8");
        return PersonCookie.person(request)
                .map(person -> ResponseEntity.ok(page(person, asked.get(), token, here)))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.FOUND)
                        .header(HttpHeaders.LOCATION, SignInPage.address(here))
                        .build());
    }

    /** Without a scope it is a refusal, as in OAuth 2.0's form. */
    @PostMapping(PATH)
    ResponseEntity<String> answer(
            @RequestParam(name = "state", defaultValue = "") String token,
            @RequestParam(name = "scope", required = false) List<String> scopes,
            HttpServletRequest request) {
        Optional<Known> asked = asked(token);
        Optional<SandboxAccount> person = PersonCookie.person(request);
        if (asked.isEmpty() || person.isEmpty()) {
            return over();
        }
        String callback = asked.get().callback();
        if (scopes == null || scopes.isEmpty()) {
            tokens.remove(Kind.REQUEST, token);
            return back(callback, "denied=" + UriUtils.encode(token, "UTF-8"));
        }
        return tokens.allow(token, person.get())
                .map(verifier -> back(
                        callback, "oauth_token=" + UriUtils.encode(token, "UTF-8") + "&oauth_verifier=" + verifier))
                .orElseGet(this::over);
    }

    private Optional<Known> asked(String token) {
        return tokens.find(Kind.REQUEST, token).filter(known -> known.account() == null);
    }

    private String page(SandboxAccount person, Known asked, String token, String here) {
        String name = consumers
                .find(asked.consumer())
                .map(SandboxConsumers.Consumer::name)
                .orElse(asked.consumer());
        return pages.consent(new Pages.Consent(PATH, name, asked.consumer(), token, null, ACCESS, person, here));
    }

    private ResponseEntity<String> over() {
        return ResponseEntity.status(HttpStatus.BAD_REQUEST)
                .contentType(new MediaType("text", "html", StandardCharsets.UTF_8))
                .body(pages.over());
    }

    private static ResponseEntity<String> back(String callback, String answer) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, callback + (callback.indexOf('?') < 0 ? "?" : "&") + answer)
                .build();
    }
}
