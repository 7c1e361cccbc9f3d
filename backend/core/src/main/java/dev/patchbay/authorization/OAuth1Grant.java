package dev.patchbay.authorization;

import dev.patchbay.authorization.AuthorizationProblems.CannotDepart;
import dev.patchbay.authorization.AuthorizationProblems.NotSetUp;
import dev.patchbay.connection.Captured;
import dev.patchbay.connection.Credentials.OAuth1Token;
import dev.patchbay.connector.Capture;
import dev.patchbay.connector.OAuth1;
import dev.patchbay.connector.OAuthClient;
import dev.patchbay.connector.OAuthClients;
import dev.patchbay.vault.Secret;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * OAuth 1.0a (RFC 5849, section 2). Keeps the request token with its secret. The callback's address carries the state, which the
 * protocol itself does not know.
 */
@Component
class OAuth1Grant implements RedirectGrant {

    private final OAuthClients clients;
    private final OAuth1Endpoint endpoint;
    private final PublicUrl url;

    OAuth1Grant(OAuthClients clients, OAuth1Endpoint endpoint, PublicUrl url) {
        this.clients = clients;
        this.endpoint = endpoint;
        this.url = url;
    }

    @Override
    public Begun begin(Going going) {
        String app = going.connector().name();
        OAuthClient client = clients.find(
                        going.scope(), going.connector().id(), going.method().key())
                .orElseThrow(() -> new NotSetUp(app));
        OAuth1 method = filled((OAuth1) going.method(), going.entered());
        try {
            String redirectUri = url.redirectUri(going.connector().id());
            OAuth1Reply reply = endpoint.requestToken(method, client, redirectUri + "?state=" + going.state());
            return begun(app, method, redirectUri, reply);
        } catch (PrivateKeys.Unusable e) {
            return new Begun.Not(OAuth1Failure.keyUnusable(app));
        } catch (PlaintextRule.InTheOpen e) {
            return new Begun.Not(OAuth1Failure.inTheOpen(app));
        }
    }

    /** RFC 5849, section 2.2. */
    private static Begun begun(String app, OAuth1 method, String redirectUri, OAuth1Reply reply) {
        return switch (reply) {
            case OAuth1Reply.Granted granted
            when granted.confirmed() -> {
                RequestToken token = new RequestToken(granted.token(), granted.secret());
                yield new Begun.Ready(method, redirectUri, authorization(method, granted.token()), token.kept());
            }
            // A server of OAuth 1.0 without the "a" would let an attacker's grant be attached here.
            case OAuth1Reply.Granted unconfirmed -> new Begun.Not(OAuth1Failure.unconfirmed(app));
            case OAuth1Reply.Refused refused -> new Begun.Not(OAuth1Failure.clientRefused(app, refused.problem()));
            case OAuth1Reply.Faulty faulty ->
                new Begun.Not(TokenFailure.fault(app, faulty.status(), faulty.retryAfter()));
            case OAuth1Reply.Unreadable unreadable -> new Begun.Not(TokenFailure.unreadable(app, unreadable.status()));
        };
    }

    @Override
    public Outcome finish(Coming coming) {
        String app = coming.connector().name();
        RedirectFlow.Callback callback = coming.callback();
        if (callback.parameter("denied") != null || callback.parameter("oauth_problem") != null) {
            return new Outcome.Failed(OAuth1Failure.denied(app, callback));
        }
        Secret kept = coming.kept();
        if (kept == null) {
            throw new IllegalStateException("A departed attempt has its request token");
        }
        RequestToken token = RequestToken.of(kept);
        String verifier = callback.parameter("oauth_verifier");
        if (verifier == null || callback.parameter("oauth_token") == null) {
            return new Outcome.Failed(Denial.of(app, null));
        }
        if (!token.token().equals(callback.parameter("oauth_token"))) {
            return new Outcome.Failed(OAuth1Failure.otherToken());
        }
        OAuth1 method = (OAuth1) coming.method();
        OAuthClient client = clients.find(coming.scope(), coming.connector().id(), method.key())
                .orElseThrow(() -> new NotSetUp(app));
        return switch (endpoint.accessToken(method, client, token, verifier)) {
            case OAuth1Reply.Granted granted -> obtained(coming, method, granted);
            case OAuth1Reply.Refused refused ->
                new Outcome.Failed(TokenFailure.refused(app, "The token endpoint answered " + refused.problem()));
            case OAuth1Reply.Faulty faulty ->
                new Outcome.Failed(TokenFailure.fault(app, faulty.status(), faulty.retryAfter()));
            case OAuth1Reply.Unreadable unreadable ->
                new Outcome.Failed(TokenFailure.unreadable(app, unreadable.status()));
        };
    }

    private static Outcome obtained(Coming coming, OAuth1 method, OAuth1Reply.Granted granted) {
        Map<String, String> values = new HashMap<>(coming.entered().plain());
        values.putAll(Captured.from(Capture.Source.TOKEN, method.captures(), granted.answer()));
        values.putAll(Captured.from(
                Capture.Source.CALLBACK,
                method.captures(),
                name -> coming.callback().parameters().getOrDefault(name, "")));
        return new Outcome.Obtained(
                new OAuth1Token(
                        granted.token(), granted.secret(), coming.entered().secrets()),
                values);
    }

    private static URI authorization(OAuth1 method, String token) {
        Map<String, String> parameters = new LinkedHashMap<>(method.authorizationParams());
        parameters.put("oauth_token", token);
        String query = parameters.entrySet().stream()
                .map(p -> encode(p.getKey()) + "=" + encode(p.getValue()))
                .collect(Collectors.joining("&"));
        String url = method.authorizationUrl();
        return URI.create(url + (url.indexOf('?') < 0 ? "?" : "&") + query);
    }

    /** @throws CannotDepart when what was entered does not fit its place in an address */
    private static OAuth1 filled(OAuth1 method, Answers.Given entered) {
        try {
            return method.filled(entered.all());
        } catch (IllegalArgumentException e) {
            throw new CannotDepart();
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
