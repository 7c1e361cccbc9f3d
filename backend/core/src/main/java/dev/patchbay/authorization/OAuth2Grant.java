package dev.patchbay.authorization;

import com.github.scribejava.core.pkce.PKCE;
import com.github.scribejava.core.pkce.PKCEService;
import dev.patchbay.authorization.Attempt.Failure;
import dev.patchbay.authorization.AuthorizationProblems.CannotDepart;
import dev.patchbay.authorization.AuthorizationProblems.NotSetUp;
import dev.patchbay.connection.Captured;
import dev.patchbay.connection.Credentials.OAuth2Tokens;
import dev.patchbay.connector.Capture;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.vault.Secret;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The authorization code grant (RFC 6749, section 4.1, under RFC 9700). Keeps the PKCE verifier (RFC 7636). */
@Component
class OAuth2Grant implements RedirectGrant {

    private final Registrations registrations;
    private final TokenEndpoint tokenEndpoint;
    private final IssuerCheck issuers;

    OAuth2Grant(Registrations registrations, TokenEndpoint tokenEndpoint, IssuerCheck issuers) {
        this.registrations = registrations;
        this.tokenEndpoint = tokenEndpoint;
        this.issuers = issuers;
    }

    @Override
    public Begun begin(Going going) {
        if (((OAuth2) going.method()).grant() != OAuth2.Grant.AUTHORIZATION_CODE) {
            throw new CannotDepart();
        }
        Registration registration = registrations
                .find(
                        going.scope(),
                        going.connector(),
                        (OAuth2) going.method(),
                        going.entered().all())
                .map(found -> filled(found, going.entered()))
                .orElseThrow(() -> new NotSetUp(going.connector().name()));
        PKCE pkce = registration.method().pkce() ? PKCEService.defaultInstance().generatePKCE() : null;
        URI to = tokenEndpoint.authorizationUrl(registration, going.state(), pkce);
        return new Begun.Ready(
                registration.method(),
                registration.redirectUri(),
                to,
                pkce == null ? null : new Secret(pkce.getCodeVerifier()));
    }

    /** @throws CannotDepart when what was entered does not fit its place in an address */
    private static Registration filled(Registration found, Answers.Given entered) {
        try {
            return found.filled(entered.all());
        } catch (IllegalArgumentException e) {
            throw new CannotDepart();
        }
    }

    @Override
    public Outcome finish(Coming coming) {
        OAuth2 method = (OAuth2) coming.method();
        RedirectFlow.Callback callback = coming.callback();
        String app = coming.connector().name();
        if (!issuers.accepts(method, callback.parameters().get("iss"))) {
            return failed(
                    "issuer_mismatch", "The answer came from an unexpected server. Try again.", "iss does not match");
        }
        String code = callback.parameter("code");
        String error = callback.parameters().get("error");
        if (error != null || code == null) {
            return new Outcome.Failed(Denial.of(app, error));
        }
        Registration registration = registrations
                .returning(
                        coming.scope(),
                        coming.connector(),
                        method,
                        coming.entered().all(),
                        coming.redirectUri())
                .orElseThrow(() -> new NotSetUp(app))
                .at(method);
        Secret verifier = coming.kept();
        TokenReply reply = tokenEndpoint.exchange(registration, code, verifier == null ? null : verifier.value());
        return switch (reply) {
            case TokenReply.Granted(OAuth2Tokens tokens, Map<String, String> told) -> {
                Map<String, String> values = new HashMap<>(coming.entered().plain());
                values.putAll(told);
                values.putAll(Captured.from(
                        Capture.Source.CALLBACK,
                        method.captures(),
                        name -> callback.parameters().getOrDefault(name, "")));
                yield new Outcome.Obtained(tokens.withFields(coming.entered().secrets()), values);
            }
            case TokenReply.Refused refused ->
                new Outcome.Failed(TokenFailure.refused(app, "The token endpoint answered " + refused.error()));
            case TokenReply.Faulty faulty ->
                new Outcome.Failed(TokenFailure.fault(app, faulty.status(), faulty.retryAfter()));
            case TokenReply.Unreadable unreadable ->
                new Outcome.Failed(TokenFailure.unreadable(app, unreadable.status()));
        };
    }

    private static Outcome failed(String code, String message, String detail) {
        return new Outcome.Failed(new Failure(code, message, detail));
    }
}
