package dev.patchbay.sandbox;

import dev.patchbay.sandbox.SignedTokens.Issued;
import dev.patchbay.sandbox.SignedTokens.Kind;
import dev.patchbay.sandbox.SignedTokens.Known;
import dev.patchbay.token.Token;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The token endpoints of OAuth 1.0a (RFC 5849, sections 2.1 and 2.3). */
@InSandbox
@RestController
class SignedTokensApi {

    private final SignatureCheck check;
    private final SignedTokens tokens;
    private final SandboxAddress address;

    SignedTokensApi(SignatureCheck check, SignedTokens tokens, SandboxAddress address) {
        this.check = check;
        this.tokens = tokens;
        this.address = address;
    }

    @PostMapping("/sandbox/oauth1/request_token")
    ResponseEntity<String> requestToken(HttpServletRequest http) {
        SignedRequest request = signed(http);
        SandboxConsumers.Consumer consumer = check.consumer(request);
        String callback = request.required("oauth_callback");
        if (!callback.split("\\?", 2)[0].equals(consumer.callback())) {
            throw new SignatureRefusal("parameter_rejected");
        }
        return form(tokens.request(consumer.key(), callback), "&oauth_callback_confirmed=true");
    }

    @PostMapping("/sandbox/oauth1/access_token")
    ResponseEntity<String> accessToken(HttpServletRequest http) {
        SignedRequest request = signed(http);
        Known granted = check.token(request, Kind.REQUEST);
        byte[] verifierHash = granted.verifierHash();
        if (verifierHash == null || !Token.matches(request.required("oauth_verifier"), verifierHash)) {
            throw new SignatureRefusal("permission_unknown");
        }
        Issued access = tokens.exchange(request.required("oauth_token"), granted)
                .orElseThrow(() -> new SignatureRefusal("token_used"));
        return form(access, "&account_id=acct_" + granted.account());
    }

    @ExceptionHandler
    ResponseEntity<String> refused(SignatureRefusal refusal) {
        return ResponseEntity.status(refusal.status())
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .header(HttpHeaders.WWW_AUTHENTICATE, "OAuth realm=\"sandbox\"")
                .body("oauth_problem=" + refusal.problem());
    }

    private SignedRequest signed(HttpServletRequest http) {
        return SignedRequest.of(http, address.origin()).orElseThrow(() -> new SignatureRefusal("parameter_absent"));
    }

    private static ResponseEntity<String> form(Issued token, String more) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body("oauth_token=" + token.token() + "&oauth_token_secret=" + token.secret() + more);
    }
}
