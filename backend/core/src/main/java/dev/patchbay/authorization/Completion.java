package dev.patchbay.authorization;

import dev.patchbay.authorization.Attempt.Failure;
import dev.patchbay.connect.ConnectSession;
import dev.patchbay.connect.ConnectSessions;
import dev.patchbay.connect.WidgetScope;
import dev.patchbay.connection.Account;
import dev.patchbay.connection.Connection;
import dev.patchbay.connection.Connections;
import dev.patchbay.connection.Credentials;
import dev.patchbay.connection.Entered;
import dev.patchbay.connection.NewConnection;
import dev.patchbay.connection.Renewer;
import dev.patchbay.connection.Verifier;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.Connector;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.organization.Scope;
import dev.patchbay.organization.Scopes;
import dev.patchbay.problem.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The end of every attempt: a real call proves the credentials, then connection and attempt are stored together. */
@Component
class Completion {

    private final AttemptTable table;
    private final Verifier verifier;
    private final Renewer renewer;
    private final Connections connections;
    private final ConnectSessions sessions;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Completion(
            AttemptTable table,
            Verifier verifier,
            Renewer renewer,
            Connections connections,
            ConnectSessions sessions,
            TransactionTemplate transaction,
            Clock clock) {
        this.table = table;
        this.verifier = verifier;
        this.renewer = renewer;
        this.connections = connections;
        this.sessions = sessions;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Empty when the app did not accept the credentials; the attempt then says why. */
    Optional<Connection> complete(
            WidgetScope widget,
            Attempt attempt,
            Connector connector,
            AuthMethod method,
            Credentials credentials,
            Map<String, String> values) {
        return switch (verifier.verify(widget.scope(), connector, method, credentials, values)) {
            case Verifier.Works works -> store(widget, attempt, made(widget, connector, method, credentials, works));
            case Verifier.Refused refused -> {
                fail(attempt, new Failure("credentials_refused", refused.message(), refused.detail()));
                yield Optional.empty();
            }
            case Verifier.NoAnswer noAnswer -> {
                fail(attempt, new Failure("verification_unavailable", noAnswer.message(), noAnswer.detail()));
                yield Optional.empty();
            }
        };
    }

    /** As {@link #complete}, for what is first exchanged for something else: a client for its token, fields for headers. */
    Optional<Connection> completeEntered(
            WidgetScope widget, Attempt attempt, Connector connector, AuthMethod method, Entered entered) {
        Credentials credentials = entered.credentials();
        boolean usable =
                !(credentials instanceof Credentials.Ending ending) || !Instant.EPOCH.equals(ending.expiresAt());
        if (usable) {
            return complete(widget, attempt, connector, method, credentials, entered.values());
        }
        Renewer.Holder holder = new Renewer.Holder(widget.tenantId(), attempt.reauthorizes());
        return switch (renewer.renew(widget.scope(), holder, connector, method, credentials, entered.values())) {
            case Renewer.Refreshed refreshed -> {
                Map<String, String> values = new HashMap<>(entered.values());
                values.putAll(refreshed.told());
                yield complete(widget, attempt, connector, method, refreshed.credentials(), values);
            }
            case Renewer.Rejected rejected -> {
                fail(attempt, new Failure("credentials_refused", rejected.message(), rejected.code()));
                yield Optional.empty();
            }
            case Renewer.Failed failed -> {
                fail(attempt, new Failure("verification_unavailable", failed.message(), failed.code()));
                yield Optional.empty();
            }
        };
    }

    void fail(Attempt attempt, Failure failure) {
        transaction.executeWithoutResult(status -> {
            if (table.fail(attempt.id(), failure, clock.instant())) {
                Scope scope = Scopes.ofConnectSession(attempt.organization(), attempt.environment(), attempt.session());
                sessions.resume(scope, attempt.session())
                        .ifPresent(widget -> sessions.tryFailed(widget, failure.code()));
            }
        });
    }

    private Optional<Connection> store(WidgetScope widget, Attempt attempt, NewConnection made) {
        try {
            return Optional.ofNullable(transaction.execute(status -> {
                ConnectionId existing = attempt.reauthorizes();
                Connection connection = existing == null
                        ? connections.establish(widget.scope(), made)
                        : connections.reauthorize(widget, existing, made);
                if (!table.succeed(attempt.id(), connection.id(), clock.instant())) {
                    // Cancelled meanwhile: whoever tries again must not find two connections.
                    status.setRollbackOnly();
                    return null;
                }
                sessions.complete(widget, List.of(connection.id()));
                return connection;
            }));
        } catch (Problem e) {
            fail(attempt, new Failure(e.code(), e.detail(), null));
            return Optional.empty();
        }
    }

    private static NewConnection made(
            WidgetScope widget, Connector connector, AuthMethod method, Credentials credentials, Verifier.Works works) {
        Account account = works.account();
        ConnectSession session = widget.session();
        return new NewConnection(
                widget.tenantId(),
                connector,
                method,
                credentials,
                works.values(),
                account,
                works.called(),
                session.id(),
                session.endUser(),
                session.tags(),
                null,
                session.completion() == ConnectSession.Completion.HOST);
    }
}
