package dev.patchbay.connection;

import dev.patchbay.connection.Credentials.OAuth2Tokens;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.Connectors;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.organization.Scope;
import dev.patchbay.organization.Scopes;
import dev.patchbay.problem.NotFound;
import dev.patchbay.vault.CannotOpen;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Ends grants at their apps after their connections are gone here. What is to be ended is written down before the app is asked, in the
 * transaction that deletes the connection, so that neither a crash nor an app that is down makes Patchbay forget it.
 */
@Component
class Revocations {

    private static final Logger log = LoggerFactory.getLogger(Revocations.class);

    /** How long an app that does not answer is asked again. */
    static final Duration PATIENCE = Duration.ofDays(3);

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(2);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
    private static final int BATCH = 50;

    private final PendingRevocations table;
    private final CredentialsSeal seal;
    private final TokenRevoker revoker;
    private final Connectors connectors;
    private final Clock clock;

    Revocations(
            PendingRevocations table, CredentialsSeal seal, TokenRevoker revoker, Connectors connectors, Clock clock) {
        this.table = table;
        this.seal = seal;
        this.revoker = revoker;
        this.connectors = connectors;
        this.clock = clock;
    }

    /**
     * Writes down, in the caller's transaction, what is to be ended; the first attempt is the caller's.
     *
     * @return empty for credentials that are no grant: those that a person entered
     */
    Optional<PendingRevocation> note(Connection connection, byte[] sealed) {
        if (!isGrant(connection, sealed)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        PendingRevocation pending = PendingRevocation.of(connection, sealed, now);
        table.put(pending, now.plus(FIRST_PAUSE));
        return Optional.of(pending);
    }

    /** Of credentials that do not open, their method knows what they were: a grant stays at the app, and its deletion fails. */
    private boolean isGrant(Connection connection, byte[] sealed) {
        try {
            return seal.open(connection.organization(), connection.environment(), connection.id(), sealed)
                    instanceof OAuth2Tokens;
        } catch (CannotOpen lost) {
            return connectors
                    .inUse(connection.organization(), connection.connector())
                    .definition()
                    .method(connection.authMethod())
                    .filter(OAuth2.class::isInstance)
                    .isPresent();
        }
    }

    /** Asks the app once. */
    Deletion.Revocation attempt(PendingRevocation pending) {
        Instant now = clock.instant();
        Instant end = pending.createdAt().plus(PATIENCE);
        if (!table.begin(pending, next(pending, now, end))) {
            return Deletion.Revocation.SCHEDULED;
        }
        TokenRevoker.Outcome outcome = ask(pending);
        boolean lastTry = !now.isBefore(end);
        if (outcome != TokenRevoker.Outcome.UNAVAILABLE || lastTry) {
            table.remove(pending.id());
        }
        return switch (outcome) {
            case REVOKED -> Deletion.Revocation.REVOKED;
            case NOT_SUPPORTED -> Deletion.Revocation.NOT_SUPPORTED;
            case FAILED -> {
                log.info("The app of {} refused to revoke its grant", pending.id());
                yield Deletion.Revocation.FAILED;
            }
            case UNAVAILABLE -> {
                if (lastTry) {
                    log.warn("The app of {} did not answer for days; its grant is not revoked", pending.id());
                }
                yield lastTry ? Deletion.Revocation.FAILED : Deletion.Revocation.SCHEDULED;
            }
        };
    }

    /** Asks again where it is time. */
    void retry() {
        for (PendingRevocation pending : table.due(clock.instant(), BATCH)) {
            attempt(pending);
        }
    }

    private TokenRevoker.Outcome ask(PendingRevocation pending) {
        Scope scope = Scopes.ofSystem(pending.organization(), pending.environment(), "revocation");
        try {
            Connector connector = connectors.inUse(pending.organization(), pending.connector());
            Credentials credentials =
                    seal.open(pending.organization(), pending.environment(), pending.id(), pending.sealed());
            AuthMethod method = connector
                    .definition()
                    .method(pending.authMethod(), credentials.type())
                    .orElse(null);
            return method instanceof OAuth2 oauth2 && credentials instanceof OAuth2Tokens tokens
                    ? revoker.revoke(scope, connector, oauth2, tokens, pending.values())
                    : TokenRevoker.Outcome.NOT_SUPPORTED;
        } catch (NotFound | CannotOpen e) {
            log.warn("The grant of {} cannot be revoked: {}", pending.id(), e.getMessage());
            return TokenRevoker.Outcome.FAILED;
        }
    }

    /** Twice as long each time; the last attempt is at the end. */
    private static Instant next(PendingRevocation pending, Instant now, Instant end) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(pending.attempts(), 10));
        Instant next = now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        return next.isBefore(end) || !now.isBefore(end) ? next : end;
    }
}
