package dev.patchbay.connection;

import dev.patchbay.connection.ConnectionProblems.CredentialsRefused;
import dev.patchbay.connection.ConnectionProblems.Disabled;
import dev.patchbay.connection.ConnectionProblems.NeedsReauth;
import dev.patchbay.connection.ConnectionProblems.VerificationUnavailable;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.Connectors;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.organization.Scope;
import dev.patchbay.problem.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Proves credentials by the connector's call and concludes what that means for their connection. */
@Component
class Verifying {

    private final ConnectionTable table;
    private final ConnectionChanges changes;
    private final Verifier verifier;
    private final FreshCredentials fresh;
    private final Connectors connectors;
    private final Clock clock;

    Verifying(
            ConnectionTable table,
            ConnectionChanges changes,
            Verifier verifier,
            FreshCredentials fresh,
            Connectors connectors,
            Clock clock) {
        this.table = table;
        this.changes = changes;
        this.verifier = verifier;
        this.fresh = fresh;
        this.connectors = connectors;
        this.clock = clock;
    }

    /**
     * Credentials that are not stored yet, with what the app says of their account.
     *
     * @throws CredentialsRefused when the app says no
     * @throws VerificationUnavailable when the app could not be asked
     */
    NewConnection before(Scope scope, NewConnection brought) {
        return switch (verifier.verify(
                scope, brought.connector(), brought.method(), brought.credentials(), brought.values())) {
            case Verifier.Works works -> brought.proven(works.account(), works.called(), works.values());
            case Verifier.Refused refused -> throw new CredentialsRefused(refused.message() + " " + refused.detail());
            case Verifier.NoAnswer noAnswer ->
                throw new VerificationUnavailable(noAnswer.message() + " " + noAnswer.detail());
        };
    }

    /**
     * A stored connection's credentials, refreshed first when they are due.
     *
     * @throws CredentialsRefused when the app says no; the connection then needs its person
     * @throws Disabled when it is switched off; the app is not asked
     * @throws VerificationUnavailable when the app could not be asked, or gave no proof; the connection is then degraded
     */
    Connection now(Scope scope, ConnectionId id) {
        if (stored(scope, id).connection().status() == ConnectionStatus.DISABLED) {
            throw new Disabled();
        }
        Credentials credentials = fresh.forOwnUse(scope, id);
        StoredCredentials stored = stored(scope, id);
        Verifier.Outcome outcome = ask(scope, stored.connection(), credentials);
        if (outcome instanceof Verifier.Refused refused && refused.status() == 401) {
            // A token may end before its time; whether the grant has ended as well only a new one can tell.
            Optional<Credentials> renewed = fresh.renewedForOwnUse(scope, id);
            if (renewed.isPresent()) {
                stored = stored(scope, id);
                outcome = ask(scope, stored.connection(), renewed.get());
            }
        }
        return conclude(scope, stored, outcome);
    }

    private Connection conclude(Scope scope, StoredCredentials stored, Verifier.Outcome outcome) {
        Instant now = clock.instant();
        switch (outcome) {
            case Verifier.Works works ->
                changes.move(stored, scope.actor(), c -> c.proven(works.account(), works.called(), now));
            case Verifier.Refused refused
            when !refused.isProof() -> {
                changes.move(stored, scope.actor(), c -> c.degraded(StatusReason.VERIFICATION_UNAVAILABLE, now));
                throw new VerificationUnavailable(
                        "The app does not know the call that tests its credentials. Check the connector. "
                                + refused.detail());
            }
            case Verifier.Refused refused -> {
                changes.move(stored, scope.actor(), c -> c.needsReauth(StatusReason.VERIFICATION_REFUSED, now));
                throw new CredentialsRefused(refused.message() + " " + refused.detail());
            }
            case Verifier.NoAnswer noAnswer -> {
                changes.move(stored, scope.actor(), c -> c.degraded(StatusReason.VERIFICATION_UNAVAILABLE, now));
                throw new VerificationUnavailable(noAnswer.message() + " " + noAnswer.detail());
            }
        }
        return table.find(scope.environment(), stored.id()).orElseThrow(() -> gone());
    }

    private StoredCredentials stored(Scope scope, ConnectionId id) {
        return table.findWithCredentials(scope.environment(), id).orElseThrow(() -> gone());
    }

    private Verifier.Outcome ask(Scope scope, Connection connection, Credentials credentials) {
        Connector connector = connectors.inUse(connection.organization(), connection.connector());
        AuthMethod method = connector
                .definition()
                .method(connection.authMethod(), credentials.type())
                .orElseThrow(() -> new NeedsReauth(connection.id()));
        return verifier.verify(scope, connector, method, credentials, connection.values());
    }

    private static NotFound gone() {
        return new NotFound("connection");
    }
}
