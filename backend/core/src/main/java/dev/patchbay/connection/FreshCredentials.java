package dev.patchbay.connection;

import dev.patchbay.connection.ConnectionProblems.Disabled;
import dev.patchbay.connection.ConnectionProblems.NeedsReauth;
import dev.patchbay.connection.ConnectionProblems.Pending;
import dev.patchbay.connection.ConnectionProblems.RefreshUnavailable;
import dev.patchbay.connection.ConnectionProblems.ValueMissing;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.Connectors;
import dev.patchbay.connector.Template;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.organization.Actor;
import dev.patchbay.organization.Permission;
import dev.patchbay.organization.Scope;
import dev.patchbay.problem.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Hands out credentials that work now. One read of one row, unless they are due to be refreshed. */
@Service
public class FreshCredentials {

    private static final Actor EXPIRY = new Actor.OfSystem("expiry");

    private final ConnectionTable table;
    private final ConnectionChanges changes;
    private final CredentialsSeal seal;
    private final Refreshing refreshing;
    private final Connectors connectors;
    private final LastUse lastUse;
    private final Clock clock;

    FreshCredentials(
            ConnectionTable table,
            ConnectionChanges changes,
            CredentialsSeal seal,
            Refreshing refreshing,
            Connectors connectors,
            LastUse lastUse,
            Clock clock) {
        this.table = table;
        this.changes = changes;
        this.seal = seal;
        this.refreshing = refreshing;
        this.connectors = connectors;
        this.lastUse = lastUse;
        this.clock = clock;
    }

    /** Credentials with the headers and query parameters that a request needs. */
    public record Handout(
            Connector connector,
            AuthMethod method,
            Credentials credentials,
            RequestCredentials request,
            Map<String, String> values) {

        @Override
        public String toString() {
            return "Handout[masked]";
        }
    }

    /**
     * @throws NotFound when the scope has no such connection
     * @throws NeedsReauth when only the person can help
     * @throws RefreshUnavailable when the tokens have ended and cannot be renewed just now
     * @throws ValueMissing when the proof needs a value that the connection does not have
     */
    public Handout of(Scope scope, ConnectionId id) {
        scope.require(Permission.CREDENTIALS_READ);
        return handout(scope, id);
    }

    /** For calls that Patchbay makes in the caller's name; the credentials do not leave it. */
    Handout handout(Scope scope, ConnectionId id) {
        SealedCredentials sealed =
                table.findSealed(scope.environment(), id).orElseThrow(() -> new NotFound("connection"));
        requireUsable(id, sealed.status());
        Credentials credentials = seal.open(scope.organization(), scope.environment(), id, sealed.credentials());
        Connector connector = connectors.inUse(scope.organization(), sealed.connector());
        AuthMethod method = method(connector, id, sealed.authMethod(), credentials);
        if (Renewal.isDue(method, credentials, clock.instant())) {
            credentials = current(method, usable(scope, id));
        }
        lastUse.note(id, clock.instant());
        Map<String, String> values = sealed.values();
        return new Handout(connector, method, credentials, request(connector, method, credentials, values), values);
    }

    private static RequestCredentials request(
            Connector connector, AuthMethod method, Credentials credentials, Map<String, String> values) {
        try {
            return RequestCredentials.of(method, credentials, values);
        } catch (Template.MissingValue e) {
            throw new ValueMissing(connector.name());
        }
    }

    /** For Patchbay's own calls to the app; a connection that waits for its host's word can be proven as well. */
    Credentials forOwnUse(Scope scope, ConnectionId id) {
        StoredCredentials stored =
                table.findWithCredentials(scope.environment(), id).orElseThrow(() -> new NotFound("connection"));
        return current(method(stored), stored);
    }

    /**
     * Newer ones than the present, whether due or not; empty when only the person can bring them.
     *
     * @throws NeedsReauth when the app proved that only the person can help
     * @throws RefreshUnavailable when it failed for a passing cause
     */
    Optional<Credentials> renewedForOwnUse(Scope scope, ConnectionId id) {
        StoredCredentials stored =
                table.findWithCredentials(scope.environment(), id).orElseThrow(() -> new NotFound("connection"));
        boolean alive = switch (stored.connection().status()) {
            case ACTIVE, DEGRADED, PENDING -> true;
            case NEEDS_REAUTH, DISABLED -> false;
        };
        return alive && Renewal.isPossible(method(stored), seal.open(stored))
                ? Optional.of(refreshing.newerThan(stored))
                : Optional.empty();
    }

    private Credentials current(AuthMethod method, StoredCredentials stored) {
        Credentials credentials = seal.open(stored);
        return Renewal.isDue(method, credentials, clock.instant()) ? renewed(method, stored, credentials) : credentials;
    }

    /** Whether these can only be used after a refresh. */
    boolean mustRefresh(AuthMethod method, Credentials credentials) {
        return Renewal.isPossible(method, credentials) && Renewal.isDue(method, credentials, clock.instant());
    }

    /** Refreshes now, due or not. */
    public Connection refresh(Scope scope, ConnectionId id) {
        scope.require(Permission.CONNECTIONS_WRITE);
        StoredCredentials stored = usable(scope, id);
        if (Renewal.isPossible(method(stored), seal.open(stored))) {
            refreshing.newerThan(stored);
        }
        return table.find(scope.environment(), id).orElseThrow(() -> new NotFound("connection"));
    }

    private AuthMethod method(StoredCredentials stored) {
        Connection connection = stored.connection();
        Connector connector = connectors.inUse(connection.organization(), connection.connector());
        return method(connector, stored.id(), connection.authMethod(), seal.open(stored));
    }

    /** Its author may have changed the method since: the person then has to enter what it now asks for. */
    private static AuthMethod method(Connector connector, ConnectionId id, String key, Credentials credentials) {
        return connector.definition().method(key, credentials.type()).orElseThrow(() -> new NeedsReauth(id));
    }

    private StoredCredentials usable(Scope scope, ConnectionId id) {
        StoredCredentials stored =
                table.findWithCredentials(scope.environment(), id).orElseThrow(() -> new NotFound("connection"));
        requireUsable(id, stored.connection().status());
        return stored;
    }

    private static void requireUsable(ConnectionId id, ConnectionStatus status) {
        switch (status) {
            case ACTIVE, DEGRADED -> {}
            case NEEDS_REAUTH -> throw new NeedsReauth(id);
            case PENDING -> throw new Pending();
            case DISABLED -> throw new Disabled();
        }
    }

    private Credentials renewed(AuthMethod method, StoredCredentials stored, Credentials credentials) {
        Instant now = clock.instant();
        boolean stillValid = Renewal.isStillValid(credentials, now);
        if (!Renewal.isPossible(method, credentials)) {
            return ended(stored, credentials, stillValid);
        }
        Instant notBefore = stored.refreshNotBefore();
        if (notBefore != null && now.isBefore(notBefore)) {
            if (stillValid) {
                return credentials;
            }
            throw new RefreshUnavailable(
                    "The app failed to renew this connection's tokens a moment ago. Try again in a moment.");
        }
        try {
            return refreshing.newerThan(stored);
        } catch (RefreshUnavailable e) {
            if (stillValid) {
                return credentials;
            }
            throw e;
        }
    }

    private Credentials ended(StoredCredentials stored, Credentials credentials, boolean stillValid) {
        if (stillValid) {
            return credentials;
        }
        changes.move(stored, EXPIRY, c -> c.needsReauth(StatusReason.ACCESS_TOKEN_EXPIRED, clock.instant()));
        throw new NeedsReauth(stored.id());
    }
}
