package dev.patchbay.connection;

import dev.patchbay.connection.ConnectionProblems.Disabled;
import dev.patchbay.connection.ConnectionProblems.NeedsReauth;
import dev.patchbay.connection.ConnectionProblems.Pending;
import dev.patchbay.connection.ConnectionProblems.RefreshUnavailable;
import dev.patchbay.connection.Credentials.OAuth2Tokens;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.Connectors;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.organization.Actor;
import dev.patchbay.organization.Permission;
import dev.patchbay.organization.Scope;
import dev.patchbay.problem.NotFound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Service;

/** Hands out credentials that work now. One read of one row, unless they are due to be refreshed. */
@Service
public class FreshCredentials {

    /** Tokens are refreshed in the last fifth of their life, and at most this long before their end. */
    private static final Duration LONGEST_AHEAD = Duration.ofMinutes(5);

    /** Apps count in whole seconds: a token may end a second before its time. */
    private static final Duration SHORTEST_AHEAD = Duration.ofSeconds(1);

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
    public record Handout(Credentials credentials, RequestCredentials request) {}

    /**
     * @throws NotFound when the scope has no such connection
     * @throws NeedsReauth when only the person can help
     * @throws RefreshUnavailable when the tokens have ended and cannot be renewed just now
     */
    public Handout of(Scope scope, ConnectionId id) {
        scope.require(Permission.CREDENTIALS_READ);
        SealedCredentials sealed =
                table.findSealed(scope.environment(), id).orElseThrow(() -> new NotFound("connection"));
        requireUsable(id, sealed.status());
        Credentials credentials = seal.open(scope.organization(), scope.environment(), id, sealed.credentials());
        if (isDue(credentials)) {
            credentials = current(usable(scope, id));
        }
        lastUse.note(id, clock.instant());
        String type = credentials.type();
        AuthMethod method = connectors
                .inUse(scope.organization(), sealed.connector())
                .definition()
                .method(sealed.authMethod())
                // Its author may have changed the method since: the person has to enter what it now asks for.
                .filter(candidate -> candidate.type().equals(type))
                .orElseThrow(() -> new NeedsReauth(id));
        return new Handout(credentials, RequestCredentials.of(method, credentials));
    }

    /** For Patchbay's own calls to the app; a connection that waits for its host's word can be proven as well. */
    Credentials forOwnUse(Scope scope, ConnectionId id) {
        return current(
                table.findWithCredentials(scope.environment(), id).orElseThrow(() -> new NotFound("connection")));
    }

    private Credentials current(StoredCredentials stored) {
        Credentials credentials = seal.open(stored);
        return credentials instanceof OAuth2Tokens tokens && isDue(tokens) ? refreshed(stored, tokens) : credentials;
    }

    /** Whether these can only be used after a refresh. */
    boolean mustRefresh(Credentials credentials) {
        return credentials instanceof OAuth2Tokens tokens && tokens.refreshToken() != null && isDue(tokens);
    }

    /** Refreshes now, due or not. */
    public Connection refresh(Scope scope, ConnectionId id) {
        scope.require(Permission.CONNECTIONS_WRITE);
        StoredCredentials stored = usable(scope, id);
        if (seal.open(stored) instanceof OAuth2Tokens tokens && tokens.refreshToken() != null) {
            refreshing.newerThan(stored);
        }
        return table.find(scope.environment(), id).orElseThrow(() -> new NotFound("connection"));
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

    private OAuth2Tokens refreshed(StoredCredentials stored, OAuth2Tokens tokens) {
        Instant now = clock.instant();
        boolean stillValid = tokens.expiresAt() != null && now.isBefore(tokens.expiresAt());
        if (tokens.refreshToken() == null) {
            return withoutRefreshToken(stored, tokens, stillValid);
        }
        Instant notBefore = stored.refreshNotBefore();
        if (notBefore != null && now.isBefore(notBefore)) {
            if (stillValid) {
                return tokens;
            }
            throw new RefreshUnavailable(
                    "The app failed to renew this connection's tokens a moment ago. Try again in a moment.");
        }
        try {
            return refreshing.newerThan(stored);
        } catch (RefreshUnavailable e) {
            if (stillValid) {
                return tokens;
            }
            throw e;
        }
    }

    private OAuth2Tokens withoutRefreshToken(StoredCredentials stored, OAuth2Tokens tokens, boolean stillValid) {
        if (stillValid) {
            return tokens;
        }
        changes.move(stored, EXPIRY, c -> c.needsReauth(StatusReason.ACCESS_TOKEN_EXPIRED, clock.instant()));
        throw new NeedsReauth(stored.id());
    }

    /** Tokens that cannot be refreshed are used to their end. */
    private boolean isDue(Credentials credentials) {
        if (!(credentials instanceof OAuth2Tokens tokens) || tokens.expiresAt() == null) {
            return false;
        }
        Instant end = tokens.expiresAt();
        if (tokens.refreshToken() == null) {
            return !clock.instant().isBefore(end);
        }
        Duration life = Duration.between(tokens.obtainedAt(), end);
        Duration fifth = life.isNegative() ? Duration.ZERO : life.dividedBy(5);
        Duration atLeast = fifth.compareTo(SHORTEST_AHEAD) > 0 ? fifth : SHORTEST_AHEAD;
        Duration ahead = atLeast.compareTo(LONGEST_AHEAD) < 0 ? atLeast : LONGEST_AHEAD;
        return !clock.instant().isBefore(end.minus(ahead));
    }
}
