package dev.patchbay.sandbox;

import static dev.patchbay.sandbox.ApiCredential.API_KEY;
import static dev.patchbay.sandbox.ApiCredential.BASIC;
import static dev.patchbay.sandbox.ApiCredential.OAUTH;
import static dev.patchbay.sandbox.ApiCredential.OAUTH1;
import static dev.patchbay.sandbox.ApiCredential.STATIC_BEARER;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The sandbox's API: who am I, and whom do I know. Each way to authenticate also has a path of its own. */
@InSandbox
@RestController
class SandboxApi {

    /** The sandbox's own call to end a grant, beside RFC 7009. */
    static final String UNINSTALL = "/sandbox/api/uninstall";

    private final ApiCallers callers;

    SandboxApi(ApiCallers callers) {
        this.callers = callers;
    }

    record Me(String id, String name, String email, String workspace) {

        static final Me VISITOR = new Me("visitor", "Visitor", "", "Public data");

        static Me of(SandboxAccount account) {
            return new Me("acct_" + account.id(), account.name(), account.email(), account.workspace());
        }
    }

    /** OpenID Connect Core 1.0, section 5.3.2. */
    record UserInfo(String sub, String name, String email) {}

    record Contact(String id, String name, String email, String company) {}

    @GetMapping("/sandbox/api/me")
    Me me(HttpServletRequest request) {
        return me(request, EnumSet.allOf(ApiCredential.class));
    }

    /** Like {@code /me}, but whoever shows no credentials at all is a visitor. Wrong credentials are refused here too. */
    @GetMapping("/sandbox/api/whoami")
    Me whoami(HttpServletRequest request) {
        return ApiCallers.showsNothing(request) ? Me.VISITOR : me(request);
    }

    @GetMapping("/sandbox/api/oauth/me")
    Me oauth(HttpServletRequest request) {
        return me(request, EnumSet.of(OAUTH));
    }

    @GetMapping("/sandbox/api/oauth1/me")
    Me oauth1(HttpServletRequest request) {
        return me(request, EnumSet.of(OAUTH1));
    }

    @GetMapping("/sandbox/api/userinfo")
    UserInfo userinfo(HttpServletRequest request) {
        SandboxAccount account = callers.require(request, EnumSet.of(OAUTH), SandboxScope.PROFILE);
        return new UserInfo(Me.of(account).id(), account.name(), account.email());
    }

    /** Ends the grant of the access token that is shown, with all its tokens. */
    @PostMapping(UNINSTALL)
    Map<String, Boolean> uninstall(HttpServletRequest request) {
        callers.endGrant(request);
        return Map.of("ok", true);
    }

    /** Where redirects of a fault lead: what arrives here should not have, and is counted. */
    @RequestMapping(BrokenAnswers.ELSEWHERE)
    Map<String, Boolean> elsewhere() {
        return Map.of("elsewhere", true);
    }

    @GetMapping("/sandbox/api/bearer/me")
    Me bearer(HttpServletRequest request) {
        return me(request, EnumSet.of(STATIC_BEARER));
    }

    @GetMapping("/sandbox/api/key/me")
    Me key(HttpServletRequest request) {
        return me(request, EnumSet.of(API_KEY));
    }

    @GetMapping("/sandbox/api/basic/me")
    Me basic(HttpServletRequest request) {
        return me(request, EnumSet.of(BASIC));
    }

    @GetMapping("/sandbox/api/public/info")
    Map<String, String> info() {
        return Map.of("app", "Sandbox", "status", "ok");
    }

    @GetMapping("/sandbox/api/contacts")
    Map<String, List<Contact>> contacts(HttpServletRequest request) {
        SandboxAccount account =
                callers.require(request, EnumSet.allOf(ApiCredential.class), SandboxScope.CONTACTS_READ);
        return Map.of("data", contactsOf(account));
    }

    private Me me(HttpServletRequest request, Set<ApiCredential> accepted) {
        return Me.of(callers.require(request, accepted, SandboxScope.PROFILE));
    }

    private static List<Contact> contactsOf(SandboxAccount account) {
        return switch (account.id()) {
            case "ada" ->
                List.of(
                        new Contact("ctc_1", "Ines Duarte", "ines@lumen.example", "Lumen Labs"),
                        new Contact("ctc_2", "Tom Ferris", "tom@oakline.example", "Oakline"),
                        new Contact("ctc_3", "Yara Haddad", "yara@meridian.example", "Meridian"));
            case "ben" ->
                List.of(
                        new Contact("ctc_4", "Sofia Lund", "sofia@fjordware.example", "Fjordware"),
                        new Contact("ctc_5", "Raj Patel", "raj@copperhill.example", "Copperhill"));
            default -> List.of(new Contact("ctc_6", "Noah Stein", "noah@brightway.example", "Brightway"));
        };
    }
}
