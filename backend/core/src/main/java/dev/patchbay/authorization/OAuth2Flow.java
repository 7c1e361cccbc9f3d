package dev.patchbay.authorization;

import com.github.scribejava.core.pkce.PKCE;
import com.github.scribejava.core.pkce.PKCEService;
import dev.patchbay.authorization.Attempt.Failure;
import dev.patchbay.authorization.AuthorizationProblems.CannotDepart;
import dev.patchbay.authorization.AuthorizationProblems.NotSetUp;
import dev.patchbay.authorization.AuthorizationProblems.UnexpectedCallback;
import dev.patchbay.connect.ConnectSessions;
import dev.patchbay.connect.WidgetScope;
import dev.patchbay.connection.Captured;
import dev.patchbay.connection.Credentials.OAuth2Tokens;
import dev.patchbay.connector.Capture;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.Connectors;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.gateway.CallFailed;
import dev.patchbay.id.AttemptId;
import dev.patchbay.organization.Scope;
import dev.patchbay.organization.Scopes;
import dev.patchbay.token.Token;
import dev.patchbay.vault.SealContext;
import dev.patchbay.vault.Secret;
import dev.patchbay.vault.Vault;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * The authorization code grant (RFC 6749, section 4.1, under RFC 9700), from the start page in the popup to the stored
 * connection. What a callback may do is bound to the attempt, its connector, its endpoints and the browser that left.
 */
@Service
public class OAuth2Flow {

    private static final Logger log = LoggerFactory.getLogger(OAuth2Flow.class);

    private final AttemptTable table;
    private final Connectors connectors;
    private final ConnectSessions sessions;
    private final Registrations registrations;
    private final Answers answers;
    private final TokenEndpoint tokenEndpoint;
    private final IssuerCheck issuers;
    private final Completion completion;
    private final BrowserBinding binding;
    private final PublicUrl url;
    private final Vault vault;
    private final Clock clock;

    OAuth2Flow(
            AttemptTable table,
            Connectors connectors,
            ConnectSessions sessions,
            Registrations registrations,
            Answers answers,
            TokenEndpoint tokenEndpoint,
            IssuerCheck issuers,
            Completion completion,
            BrowserBinding binding,
            PublicUrl url,
            Vault vault,
            Clock clock) {
        this.table = table;
        this.connectors = connectors;
        this.sessions = sessions;
        this.registrations = registrations;
        this.answers = answers;
        this.tokenEndpoint = tokenEndpoint;
        this.issuers = issuers;
        this.completion = completion;
        this.binding = binding;
        this.url = url;
        this.vault = vault;
        this.clock = clock;
    }

    /** Where the popup goes, and the cookie that it takes along. */
    public record Departure(URI to, BrowserBinding.Cookie cookie) {}

    /**
     * What the app's redirect brought (RFC 6749, section 4.1.2; RFC 9207).
     *
     * @param redirectUri where it came back to: each client has its own
     * @param parameters all of them, for what a connector captures
     */
    public record Callback(
            String redirectUri,
            String state,
            @Nullable String code,
            @Nullable String error,
            @Nullable String issuer,
            Map<String, String> parameters) {

        /** Without the code and the state. */
        @Override
        public String toString() {
            return "Callback[" + redirectUri + "]";
        }
    }

    /** How the attempt stands after its callback. */
    public record Arrival(Attempt attempt, Connector connector) {}

    /** The connector that an attempt is for; the start page shows its name before anything is sent to the app. */
    public Connector connectorOf(AttemptId id) {
        Attempt attempt = table.find(id).orElseThrow(CannotDepart::new);
        return connectors.inUse(attempt.organization(), attempt.connector());
    }

    /**
     * Sends the popup on its way, for the widget that offered the attempt and nobody else.
     *
     * @param proof what only that widget knows
     * @throws CannotDepart when the proof is wrong or spent, or the widget's time is over
     */
    public Departure depart(AttemptId id, String proof) {
        Attempt attempt = table.find(id).orElseThrow(CannotDepart::new);
        Scope scope = Scopes.ofConnectSession(attempt.organization(), attempt.environment(), attempt.session());
        sessions.resumeIfOpen(scope, attempt.session()).orElseThrow(CannotDepart::new);
        Connector connector = connectors.inUse(attempt.organization(), attempt.connector());
        OAuth2 method = connector
                .definition()
                .method(attempt.methodKey())
                .filter(OAuth2.class::isInstance)
                .map(OAuth2.class::cast)
                .filter(oauth2 -> oauth2.grant() == OAuth2.Grant.AUTHORIZATION_CODE)
                .orElseThrow(CannotDepart::new);
        Answers.Given entered = answers.of(attempt);
        Registration registration = registrations
                .find(scope, connector, method, entered.all())
                .map(found -> filled(found, entered.all()))
                .orElseThrow(() -> new NotSetUp(connector.name()));
        String state = Token.next();
        String bindingSecret = Token.next();
        PKCE pkce = method.pkce() ? PKCEService.defaultInstance().generatePKCE() : null;
        byte[] sealedVerifier =
                pkce == null ? null : vault.seal(context(attempt), new Secret(pkce.getCodeVerifier()).bytes());
        boolean departed = table.depart(
                id,
                Token.hash(proof),
                new AttemptTable.Departure(
                        registration.method(),
                        registration.redirectUri(),
                        Token.hash(state),
                        Token.hash(bindingSecret),
                        sealedVerifier,
                        clock.instant()));
        if (!departed) {
            throw new CannotDepart();
        }
        URI to = tokenEndpoint.authorizationUrl(registration, state, pkce);
        return new Departure(to, binding.cookie(id, bindingSecret));
    }

    /**
     * Takes the app's answer. A callback without the attempt's state, connector or cookie changes nothing.
     *
     * @param cookies reads a cookie of the browser by name
     * @throws UnexpectedCallback when it belongs to no attempt of this browser
     */
    public Arrival arrive(Callback callback, Function<String, Optional<String>> cookies) {
        byte[] stateHash = Token.hash(callback.state());
        AttemptTable.Departed departed = table.findByState(stateHash).orElseThrow(UnexpectedCallback::new);
        Attempt attempt = departed.attempt();
        requireSameBrowser(departed, callback, cookies);
        if (!table.arrive(attempt.id(), stateHash, clock.instant())) {
            throw new UnexpectedCallback();
        }
        Connector connector = connectors.inUse(attempt.organization(), attempt.connector());
        try {
            finish(departed, connector, callback);
        } catch (CallFailed e) {
            completion.fail(
                    attempt,
                    new Failure(
                            "provider_unreachable",
                            connector.name() + " could not be reached. Try again in a minute.",
                            e.detail()));
        } catch (RuntimeException e) {
            log.error("The authorization {} could not be finished", attempt.id(), e);
            completion.fail(
                    attempt, new Failure("internal_error", "Something went wrong on our side. Try again.", null));
        }
        return new Arrival(table.find(attempt.id()).orElseThrow(UnexpectedCallback::new), connector);
    }

    private void requireSameBrowser(
            AttemptTable.Departed departed, Callback callback, Function<String, Optional<String>> cookies) {
        Attempt attempt = departed.attempt();
        Instant departedAt = attempt.departedAt();
        boolean inTime = departedAt != null && clock.instant().isBefore(departedAt.plus(BrowserBinding.LIFE));
        boolean sameBrowser = cookies.apply(binding.cookieName(attempt.id()))
                .filter(cookie -> binding.matches(attempt.id(), cookie, departed.bindingHash()))
                .isPresent();
        if (!inTime || !sameBrowser || !callback.redirectUri().equals(attempt.redirectUri())) {
            throw new UnexpectedCallback();
        }
    }

    private void finish(AttemptTable.Departed departed, Connector connector, Callback callback) {
        Attempt attempt = departed.attempt();
        String redirectUri = attempt.redirectUri();
        if (!(attempt.method() instanceof OAuth2 method) || redirectUri == null) {
            throw new IllegalStateException("A departed attempt has its method and redirect URI");
        }
        if (!issuers.accepts(method, callback.issuer())) {
            completion.fail(
                    attempt,
                    new Failure(
                            "issuer_mismatch",
                            "The answer came from an unexpected server. Try again.",
                            "iss does not match"));
            return;
        }
        String code = callback.code();
        if (callback.error() != null || code == null || code.isEmpty()) {
            completion.fail(attempt, Denial.of(connector.name(), callback.error()));
            return;
        }
        WidgetScope widget = widgetOf(attempt);
        Answers.Given entered = answers.of(attempt);
        // The endpoints are those of the departure, whatever the connector says meanwhile.
        Registration registration = registrations
                .returning(widget.scope(), connector, method, entered.all(), redirectUri)
                .orElseThrow(() -> new NotSetUp(connector.name()))
                .at(method);
        switch (tokenEndpoint.exchange(registration, code, verifier(departed))) {
            case TokenReply.Granted(OAuth2Tokens tokens, Map<String, String> told) -> {
                Map<String, String> values = new HashMap<>(entered.plain());
                values.putAll(told);
                values.putAll(Captured.from(
                        Capture.Source.CALLBACK,
                        method.captures(),
                        name -> callback.parameters().getOrDefault(name, "")));
                completion.complete(widget, attempt, connector, method, tokens.withFields(entered.secrets()), values);
            }
            case TokenReply.Refused refused ->
                completion.fail(
                        attempt,
                        new Failure(
                                "token_refused",
                                connector.name()
                                        + " did not complete the sign-in. Try again; if it fails again, tell the people who run this page.",
                                "The token endpoint answered " + refused.error()));
            case TokenReply.Faulty faulty ->
                completion.fail(
                        attempt,
                        new Failure(
                                "provider_fault",
                                connector.name() + " has a problem of its own just now. Try again in a minute.",
                                "The token endpoint answered with status " + faulty.status()));
            case TokenReply.Unreadable unreadable ->
                completion.fail(
                        attempt,
                        new Failure(
                                "provider_answer_unreadable",
                                connector.name()
                                        + " gave an answer that makes no sense. Tell the people who run this page.",
                                "The token endpoint answered with status " + unreadable.status() + " and no token"));
        }
    }

    /** @throws CannotDepart when what was entered does not fit its place in an address */
    private static Registration filled(Registration found, Map<String, String> values) {
        try {
            return found.filled(values);
        } catch (IllegalArgumentException e) {
            throw new CannotDepart();
        }
    }

    private WidgetScope widgetOf(Attempt attempt) {
        Scope scope = Scopes.ofConnectSession(attempt.organization(), attempt.environment(), attempt.session());
        return sessions.resume(scope, attempt.session()).orElseThrow(UnexpectedCallback::new);
    }

    private @Nullable String verifier(AttemptTable.Departed departed) {
        byte[] sealed = departed.sealedVerifier();
        return sealed == null
                ? null
                : Secret.of(vault.open(context(departed.attempt()), sealed)).value();
    }

    private static SealContext context(Attempt attempt) {
        return new SealContext(
                attempt.organization(),
                attempt.environment(),
                "attempt",
                attempt.id().value());
    }
}
