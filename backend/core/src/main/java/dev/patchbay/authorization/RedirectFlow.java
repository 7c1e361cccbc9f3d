package dev.patchbay.authorization;

import dev.patchbay.authorization.Attempt.Failure;
import dev.patchbay.authorization.AuthorizationProblems.CannotDepart;
import dev.patchbay.authorization.AuthorizationProblems.NotSetUp;
import dev.patchbay.authorization.AuthorizationProblems.UnexpectedCallback;
import dev.patchbay.authorization.RedirectGrant.Begun;
import dev.patchbay.authorization.RedirectGrant.Coming;
import dev.patchbay.authorization.RedirectGrant.Going;
import dev.patchbay.authorization.RedirectGrant.Outcome;
import dev.patchbay.connect.ConnectSessions;
import dev.patchbay.connect.WidgetScope;
import dev.patchbay.connection.AppTrouble;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.Connectors;
import dev.patchbay.gateway.CallFailed;
import dev.patchbay.id.AttemptId;
import dev.patchbay.organization.Scope;
import dev.patchbay.organization.Scopes;
import dev.patchbay.problem.Problem;
import dev.patchbay.token.Token;
import dev.patchbay.vault.SealContext;
import dev.patchbay.vault.Secret;
import dev.patchbay.vault.Vault;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * A person's way through the app's own screens (under RFC 9700), from the start page in the popup to the stored connection,
 * whatever the grant. What a callback may do is bound to the attempt, its connector, its endpoints and the browser that left.
 */
@Service
public class RedirectFlow {

    private static final Logger log = LoggerFactory.getLogger(RedirectFlow.class);

    private final AttemptTable table;
    private final Connectors connectors;
    private final ConnectSessions sessions;
    private final Answers answers;
    private final RedirectGrants grants;
    private final Completion completion;
    private final BrowserBinding binding;
    private final Vault vault;
    private final Clock clock;

    RedirectFlow(
            AttemptTable table,
            Connectors connectors,
            ConnectSessions sessions,
            Answers answers,
            RedirectGrants grants,
            Completion completion,
            BrowserBinding binding,
            Vault vault,
            Clock clock) {
        this.table = table;
        this.connectors = connectors;
        this.sessions = sessions;
        this.answers = answers;
        this.grants = grants;
        this.completion = completion;
        this.binding = binding;
        this.vault = vault;
        this.clock = clock;
    }

    /** How a departure goes on. */
    public sealed interface Departure {

        /** Where the popup goes, and the cookie that it takes along. */
        record To(URI uri, BrowserBinding.Cookie cookie) implements Departure {}

        /** The app would not begin; the attempt says why. */
        record Stopped(AttemptId attempt) implements Departure {}
    }

    /**
     * What the app's redirect brought.
     *
     * @param redirectUri where it came back to: each client has its own
     * @param parameters each that came once
     */
    public record Callback(String redirectUri, String state, Map<String, String> parameters) {

        /** Empty text counts as absent. */
        @Nullable
        String parameter(String name) {
            String value = parameters.get(name);
            return value == null || value.isEmpty() ? null : value;
        }

        /** Without the parameters: they are secrets. */
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
     * @throws NotSetUp when the app's OAuth client has not been entered
     */
    public Departure depart(AttemptId id, String proof) {
        Attempt attempt = table.find(id).orElseThrow(CannotDepart::new);
        Scope scope = scopeOf(attempt);
        WidgetScope widget = sessions.resumeIfOpen(scope, attempt.session()).orElseThrow(CannotDepart::new);
        byte[] proofHash = Token.hash(proof);
        if (!table.isOffered(id, proofHash)) {
            throw new CannotDepart();
        }
        Connector connector = connectors.inUse(attempt.organization(), attempt.connector());
        AuthMethod method = connector
                .definition()
                .method(attempt.methodKey())
                .map(own -> AskedScopes.of(widget.session(), connector, own))
                .orElseThrow(CannotDepart::new);
        RedirectGrant grant = grants.of(method).orElseThrow(CannotDepart::new);
        String state = Token.next();
        Begun begun;
        try {
            begun = grant.begin(new Going(scope, connector, method, answers.of(attempt), state));
        } catch (CallFailed e) {
            begun = new Begun.Not(unreachable(connector, e));
        }
        return switch (begun) {
            case Begun.Ready ready -> leave(attempt, proofHash, state, ready);
            case Begun.Not(Failure failure) -> {
                completion.fail(attempt, failure);
                yield new Departure.Stopped(id);
            }
        };
    }

    private Departure leave(Attempt attempt, byte[] proofHash, String state, Begun.Ready ready) {
        String bindingSecret = Token.next();
        Secret kept = ready.kept();
        boolean departed = table.depart(
                attempt.id(),
                proofHash,
                new AttemptTable.Departure(
                        ready.method(),
                        ready.redirectUri(),
                        Token.hash(state),
                        Token.hash(bindingSecret),
                        kept == null ? null : vault.seal(context(attempt), kept.bytes()),
                        clock.instant()));
        if (!departed) {
            throw new CannotDepart();
        }
        return new Departure.To(ready.to(), binding.cookie(attempt.id(), bindingSecret));
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
            completion.fail(attempt, unreachable(connector, e));
        } catch (Problem e) {
            completion.fail(attempt, new Failure(e.code(), e.detail(), null));
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
        AuthMethod method = attempt.method();
        String redirectUri = attempt.redirectUri();
        if (method == null || redirectUri == null) {
            throw new IllegalStateException("A departed attempt has its method and redirect URI");
        }
        WidgetScope widget =
                sessions.resume(scopeOf(attempt), attempt.session()).orElseThrow(UnexpectedCallback::new);
        RedirectGrant grant = grants.of(method).orElseThrow();
        // The endpoints are those of the departure, whatever the connector says meanwhile.
        Coming coming = new Coming(
                widget.scope(), connector, method, answers.of(attempt), redirectUri, kept(departed), callback);
        switch (grant.finish(coming)) {
            case Outcome.Obtained obtained ->
                completion.complete(widget, attempt, connector, method, obtained.credentials(), obtained.values());
            case Outcome.Failed(Failure failure) -> completion.fail(attempt, failure);
        }
    }

    private static Failure unreachable(Connector connector, CallFailed e) {
        String message = AppTrouble.unanswered(connector.name(), e);
        return e.isOfAnswer()
                ? new Failure("provider_answer_unreadable", message, e.detail())
                : new Failure("provider_unreachable", message, e.detail());
    }

    private @Nullable Secret kept(AttemptTable.Departed departed) {
        byte[] sealed = departed.sealed();
        return sealed == null ? null : Secret.of(vault.open(context(departed.attempt()), sealed));
    }

    private static Scope scopeOf(Attempt attempt) {
        return Scopes.ofConnectSession(attempt.organization(), attempt.environment(), attempt.session());
    }

    private static SealContext context(Attempt attempt) {
        return new SealContext(
                attempt.organization(),
                attempt.environment(),
                SealedVerifiers.KIND,
                attempt.id().value());
    }
}
