package dev.patchbay.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;

/** Asks the person. What is shown comes from the recorded request, never from this page's address. */
@InSandbox
@Controller
class ConsentPage {

    private final Pages pages;
    private final SandboxGrants grants;
    private final SandboxClients clients;

    ConsentPage(Pages pages, SandboxGrants grants, SandboxClients clients) {
        this.pages = pages;
        this.grants = grants;
        this.clients = clients;
    }

    @GetMapping(path = "/sandbox/consent", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> show(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(name = "user_code", defaultValue = "") String userCode,
            HttpServletRequest request) {
        Optional<SandboxAccount> person = PersonCookie.person(request);
        Optional<StoredGrant> grant = grants.awaitingConsent(state)
                .filter(pending -> person.isPresent() && person.get().id().equals(pending.accountId()));
        if (person.isEmpty() || grant.isEmpty()) {
            return ResponseEntity.status(HttpStatus.BAD_REQUEST).body(pages.over());
        }
        return ResponseEntity.ok(page(person.get(), grant.get(), state, userCode));
    }

    private String page(SandboxAccount person, StoredGrant grant, String state, String userCode) {
        RegisteredClient client = clients.findByClientId(grant.clientId());
        String name = client == null ? grant.clientId() : client.getClientName();
        List<SandboxScope> scopes = Arrays.stream(SandboxScope.values())
                .filter(scope -> grant.requestedScopes().contains(scope.value()))
                .toList();
        if (grant.byDevice()) {
            return pages.consent(new Pages.Consent(
                    DeviceEndpoints.VERIFICATION,
                    name,
                    grant.clientId(),
                    state,
                    userCode,
                    scopes,
                    person,
                    DeviceEndpoints.PAGE + "?user_code=" + UriUtils.encode(userCode, "UTF-8")));
        }
        return pages.consent(new Pages.Consent(
                "/sandbox/oauth2/authorize", name, grant.clientId(), state, null, scopes, person, again(grant)));
    }

    /** The request as it came, for someone else to answer. */
    private static String again(StoredGrant grant) {
        StringJoiner query = new StringJoiner("&", "/sandbox/oauth2/authorize?", "");
        query.add("response_type=code");
        add(query, "client_id", grant.clientId());
        add(query, "redirect_uri", grant.redirectUri());
        add(query, "scope", String.join(" ", grant.requestedScopes()));
        add(query, "state", grant.clientState());
        add(query, "code_challenge", grant.codeChallenge());
        query.add("code_challenge_method=S256");
        return query.toString();
    }

    private static void add(StringJoiner query, String name, @Nullable String value) {
        if (value != null) {
            query.add(name + "=" + UriUtils.encode(value, "UTF-8"));
        }
    }
}
