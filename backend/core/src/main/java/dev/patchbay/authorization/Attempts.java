package dev.patchbay.authorization;

import dev.patchbay.authorization.Attempt.Failure;
import dev.patchbay.authorization.Attempt.Phase;
import dev.patchbay.authorization.AuthorizationProblems.AlreadySubmitting;
import dev.patchbay.authorization.AuthorizationProblems.MethodUnavailable;
import dev.patchbay.authorization.AuthorizationProblems.NotSetUp;
import dev.patchbay.connect.WidgetScope;
import dev.patchbay.connection.Connection;
import dev.patchbay.connection.ConnectionProblems.CredentialsRefused;
import dev.patchbay.connection.Connections;
import dev.patchbay.connection.CredentialsInput;
import dev.patchbay.connection.Entered;
import dev.patchbay.connector.ApiKey;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.AwsSignature;
import dev.patchbay.connector.BasicAuth;
import dev.patchbay.connector.BearerToken;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.Connectors;
import dev.patchbay.connector.Custom;
import dev.patchbay.connector.HmacSignature;
import dev.patchbay.connector.MethodFields;
import dev.patchbay.connector.NoAuth;
import dev.patchbay.connector.OAuth1;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.id.AttemptId;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.problem.NotFound;
import dev.patchbay.token.Token;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What the widget does with attempts: offers them, submits forms, and asks how they stand. */
@Service
public class Attempts {

    /** How long a verification may go unfinished before its server is taken for dead. */
    private static final Duration LONGEST_VERIFICATION = Duration.ofMinutes(1);

    private final AttemptTable table;
    private final Connectors connectors;
    private final Connections connections;
    private final Registrations registrations;
    private final Answers answers;
    private final Handlers handlers;
    private final Completion completion;
    private final Clock clock;

    Attempts(
            AttemptTable table,
            Connectors connectors,
            Connections connections,
            Registrations registrations,
            Answers answers,
            Handlers handlers,
            Completion completion,
            Clock clock) {
        this.table = table;
        this.connectors = connectors;
        this.connections = connections;
        this.registrations = registrations;
        this.answers = answers;
        this.handlers = handlers;
        this.completion = completion;
        this.clock = clock;
    }

    /**
     * An attempt that the widget may begin.
     *
     * @param proof what the widget tells the popup that it opened, and nobody else; spent by the popup's departure
     */
    public record Offer(AttemptId id, String proof) {

        @Override
        public String toString() {
            return "Offer[" + id + "]";
        }
    }

    /** The connector, when this widget's session lets its end user connect it. */
    public Connector connector(WidgetScope widget, String slug) {
        return connectors
                .find(widget.scope(), slug)
                .filter(c -> widget.allows(c.slug()))
                .orElseThrow(() -> new NotFound("connector"));
    }

    /** The auth methods that this installation can carry out, in the connector's order. */
    public List<AuthMethod> available(Connector connector) {
        return connector.definition().authMethods().stream()
                .filter(Attempts::isAvailable)
                .toList();
    }

    /**
     * Offers an attempt; nothing happens until the person goes on with it.
     *
     * @throws NotFound when the session is not for this connector or this connection
     * @throws NotSetUp when the app's OAuth client has not been entered yet
     */
    public Offer offer(WidgetScope widget, String slug, String methodKey, @Nullable ConnectionId reauthorizes) {
        Connector connector = connector(widget, slug);
        AuthMethod method = connector
                .definition()
                .method(methodKey)
                .filter(Attempts::isAvailable)
                .orElseThrow(MethodUnavailable::new);
        if (!registrations.isSetUp(widget.scope(), connector, method)) {
            throw new NotSetUp(connector.name());
        }
        if (method instanceof Custom custom && !handlers.isSetUp(widget.scope(), connector, custom)) {
            throw new NotSetUp(connector.name());
        }
        requireAuthorizable(widget, connector, reauthorizes);
        connectors.pinForUse(widget.scope(), connector);
        Instant now = clock.instant();
        String proof = Token.next();
        Attempt attempt = new Attempt(
                AttemptId.next(),
                widget.scope().organization(),
                widget.scope().environment(),
                widget.sessionId(),
                connector.id(),
                methodKey,
                reauthorizes,
                Phase.OFFERED,
                null,
                null,
                null,
                null,
                now,
                null,
                now);
        table.insert(attempt, Token.hash(proof));
        return new Offer(attempt.id(), proof);
    }

    /** As {@link #offer}, to take the place of one that departed: what was filled in for that one counts again. */
    public Offer offerAgain(WidgetScope widget, AttemptId id) {
        Attempt before = get(widget, id);
        Offer offer = offer(widget, before.connector().text(), before.methodKey(), before.reauthorizes());
        answers.copy(before, get(widget, offer.id()));
        return offer;
    }

    /**
     * Tries what the person entered. Submitting twice makes one connection.
     *
     * @param fields by the names of {@link MethodFields}
     * @throws dev.patchbay.problem.InvalidInput when a field is wrong, each named
     * @throws CredentialsRefused when the app said no, or could not be asked; the attempt's failure says which
     */
    public Connection submit(WidgetScope widget, AttemptId id, Map<String, String> fields) {
        Attempt attempt = get(widget, id);
        if (attempt.connection() != null) {
            return connections.get(widget, attempt.connection());
        }
        Connector connector = connectors.inUse(attempt.organization(), attempt.connector());
        AuthMethod method = connector.definition().method(attempt.methodKey()).orElseThrow(MethodUnavailable::new);
        if (!isForm(method)) {
            throw new MethodUnavailable();
        }
        Entered entered =
                CredentialsInput.read(method, fields, "", clock.instant()).fitting(connector.definition(), method, "");
        if (!table.submit(id, clock.instant())) {
            throw new AlreadySubmitting();
        }
        try {
            return completion
                    .completeEntered(widget, attempt, connector, method, entered)
                    .orElseThrow(() -> refused(widget, id));
        } catch (CredentialsRefused e) {
            throw e;
        } catch (RuntimeException e) {
            completion.fail(
                    attempt, new Failure("internal_error", "Something went wrong on our side. Try again.", null));
            throw e;
        }
    }

    /**
     * Keeps what the person fills in before they go to the app's own screen.
     *
     * @param fields by the names of {@link MethodFields}
     * @throws dev.patchbay.problem.InvalidInput when a field is wrong, each named
     */
    public void enter(WidgetScope widget, AttemptId id, Map<String, String> fields) {
        Attempt attempt = get(widget, id);
        Connector connector = connectors.inUse(attempt.organization(), attempt.connector());
        AuthMethod method = connector.definition().method(attempt.methodKey()).orElseThrow(MethodUnavailable::new);
        answers.keep(attempt, connector.definition(), method, fields);
    }

    /** @throws NotFound when the attempt is not of this widget's session */
    public Attempt get(WidgetScope widget, AttemptId id) {
        return table.find(id)
                .filter(a -> a.session().equals(widget.sessionId()))
                .map(this::withoutDeadServers)
                .orElseThrow(() -> new NotFound("attempt"));
    }

    /** The newest attempt of the widget that went anywhere; what a reloaded widget takes up again. */
    public Optional<Attempt> latest(WidgetScope widget) {
        return table.latestBegun(widget.sessionId()).map(this::withoutDeadServers);
    }

    /** The person gave up waiting; a callback that still comes changes nothing. */
    public void cancel(WidgetScope widget, AttemptId id) {
        completion.fail(get(widget, id), new Failure("cancelled", "You stopped before it was done.", null));
    }

    private void requireAuthorizable(WidgetScope widget, Connector connector, @Nullable ConnectionId reauthorizes) {
        boolean ofConnector = reauthorizes == null
                || connections.get(widget, reauthorizes).connector().equals(connector.id());
        if (!ofConnector || !widget.mayAuthorize(reauthorizes)) {
            throw new NotFound("connection");
        }
    }

    private static boolean isAvailable(AuthMethod method) {
        return switch (method) {
            case NoAuth none -> true;
            case BasicAuth basic -> true;
            case BearerToken bearer -> true;
            case ApiKey apiKey -> true;
            case HmacSignature hmac -> true;
            case AwsSignature aws -> true;
            case OAuth2 oauth2 -> true;
            case OAuth1 oauth1 -> true;
            case Custom custom -> true;
        };
    }

    /** The scopes that this session's person will be asked to allow; none, where the method knows no scopes. */
    public static List<String> asks(WidgetScope widget, Connector connector, AuthMethod method) {
        return AskedScopes.of(widget.session(), connector, method) instanceof OAuth2 oauth2
                ? oauth2.allScopes()
                : List.of();
    }

    /** Whether the person has something to fill in before they go to the app's own screen. */
    public static boolean asksFirst(AuthMethod method) {
        return !isForm(method) && !MethodFields.of(method).isEmpty();
    }

    /** Whether the person enters a code at the app, in whatever browser they like. */
    public static boolean isByCode(AuthMethod method) {
        return method instanceof OAuth2 oauth2 && oauth2.grant() == OAuth2.Grant.DEVICE_CODE;
    }

    /** What was filled in before the person goes to the app, and may be shown; empty when nothing was. */
    public Map<String, String> entered(WidgetScope widget, AttemptId id) {
        return answers.of(get(widget, id)).plain();
    }

    /** Whether it ends with what the person filled in, without a screen of the app's own. */
    public static boolean isForm(AuthMethod method) {
        return switch (method) {
            case NoAuth none -> true;
            case BasicAuth basic -> true;
            case BearerToken bearer -> true;
            case ApiKey apiKey -> true;
            case HmacSignature hmac -> true;
            case AwsSignature aws -> true;
            case OAuth2 oauth2 -> oauth2.grant() == OAuth2.Grant.CLIENT_CREDENTIALS;
            case OAuth1 oauth1 -> false;
            case Custom custom -> true;
        };
    }

    /** A server that died in the middle of a verification cannot say so itself. */
    private Attempt withoutDeadServers(Attempt attempt) {
        boolean stuck = attempt.phase() == Phase.VERIFYING
                && attempt.updatedAt().plus(LONGEST_VERIFICATION).isBefore(clock.instant());
        if (!stuck) {
            return attempt;
        }
        completion.fail(
                attempt, new Failure("interrupted", "This was interrupted before it was done. Try again.", null));
        return table.find(attempt.id()).orElse(attempt);
    }

    private CredentialsRefused refused(WidgetScope widget, AttemptId id) {
        Failure failure = get(widget, id).failure();
        return new CredentialsRefused(failure == null ? "The app did not accept this. Try again." : failure.message());
    }
}
