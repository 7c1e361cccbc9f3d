package dev.patchbay.connection;

import dev.patchbay.connection.ConnectionProblems.NeedsReauth;
import dev.patchbay.connection.ConnectionProblems.RefreshUnavailable;
import dev.patchbay.connection.Credentials.OAuth2Tokens;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.Connectors;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.organization.Scope;
import dev.patchbay.organization.Scopes;
import dev.patchbay.problem.NotFound;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Refreshes a connection's tokens, exactly once however many ask: callers on this node share one flight, and flights of
 * several nodes are ordered by a lease in the row. Who does not hold the lease waits and reads the result.
 */
@Component
class Refreshing {

    private static final Logger log = LoggerFactory.getLogger(Refreshing.class);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(40);
    private static final Duration LONGEST_WAIT = RefreshLeases.LIFE.plusSeconds(2);
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(10);

    /** Without a token that still works every moment counts, and yet a failing app is not asked by every caller. */
    private static final Duration PAUSE_WITHOUT_TOKEN = Duration.ofSeconds(2);

    private final ConnectionTable table;
    private final RefreshLeases leases;
    private final RefreshConclusions conclusions;
    private final Revocations revocations;
    private final CredentialsSeal seal;
    private final Renewer renewer;
    private final Connectors connectors;
    private final Clock clock;
    private final Providers providers;
    private final MeterRegistry meters;
    private final ConcurrentMap<ConnectionId, CompletableFuture<Credentials>> flights = new ConcurrentHashMap<>();

    Refreshing(
            ConnectionTable table,
            RefreshLeases leases,
            RefreshConclusions conclusions,
            Revocations revocations,
            CredentialsSeal seal,
            Renewer renewer,
            Connectors connectors,
            Providers providers,
            Clock clock,
            MeterRegistry meters) {
        this.table = table;
        this.leases = leases;
        this.conclusions = conclusions;
        this.revocations = revocations;
        this.seal = seal;
        this.renewer = renewer;
        this.connectors = connectors;
        this.providers = providers;
        this.clock = clock;
        this.meters = meters;
    }

    /**
     * Tokens newer than those read with {@code stale}.
     *
     * @throws NeedsReauth when the app proved that only the person can help
     * @throws RefreshUnavailable when it failed for a passing cause
     */
    Credentials newerThan(StoredCredentials stale) {
        CompletableFuture<Credentials> mine = new CompletableFuture<>();
        CompletableFuture<Credentials> flying = flights.putIfAbsent(stale.id(), mine);
        if (flying != null) {
            return join(flying);
        }
        try {
            mine.complete(fly(stale));
        } catch (RuntimeException | Error e) {
            // An Error as well: who joined this flight must not wait for ever.
            mine.completeExceptionally(e);
        } finally {
            flights.remove(stale.id(), mine);
        }
        return join(mine);
    }

    private static Credentials join(CompletableFuture<Credentials> flight) {
        try {
            return flight.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw e;
        }
    }

    private Credentials fly(StoredCredentials stale) {
        UUID owner = UUID.randomUUID();
        Instant end = clock.instant().plus(LONGEST_WAIT);
        while (clock.instant().isBefore(end)) {
            StoredCredentials now = reread(stale);
            if (now.version() > stale.version()) {
                return seal.open(now);
            }
            if (now.connection().status() == ConnectionStatus.NEEDS_REAUTH) {
                throw new NeedsReauth(stale.id());
            }
            if (failedMeanwhile(stale, now)) {
                throw new RefreshUnavailable("The app could not renew these tokens just now. Try again in a moment.");
            }
            if (leases.acquire(stale.id(), stale.version(), owner, clock.instant())) {
                return exchange(now, owner);
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
        throw new RefreshUnavailable("The refresh under way takes too long. Try again in a moment.");
    }

    /** Those who waited for one exchange do not each begin another when it fails. */
    private boolean failedMeanwhile(StoredCredentials stale, StoredCredentials now) {
        Instant pause = now.refreshNotBefore();
        return pause != null
                && !pause.equals(stale.refreshNotBefore())
                && clock.instant().isBefore(pause);
    }

    private Credentials exchange(StoredCredentials held, UUID owner) {
        Renewer.Outcome outcome;
        try {
            outcome = ask(held);
        } catch (RuntimeException e) {
            conclusions.fail(held, owner, held.refreshNotBefore(), UnaryOperator.identity());
            throw e;
        }
        meters.counter(
                        "patchbay.refresh",
                        "outcome",
                        outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .increment();
        return switch (outcome) {
            case Renewer.Refreshed refreshed -> store(held, owner, refreshed.credentials());
            case Renewer.Rejected rejected -> conclude(held, owner, rejected);
            case Renewer.Failed failed -> postpone(held, owner, failed);
        };
    }

    private Renewer.Outcome ask(StoredCredentials held) {
        Connection connection = held.connection();
        Connector connector = connectors.inUse(connection.organization(), connection.connector());
        Credentials credentials = seal.open(held);
        AuthMethod method = connector
                .definition()
                .method(connection.authMethod(), credentials.type())
                .orElseThrow(() -> new NeedsReauth(connection.id()));
        Scope scope = Scopes.ofSystem(connection.organization(), connection.environment(), "refresh");
        Renewer.Holder holder = new Renewer.Holder(connection.tenant(), connection.id());
        Renewer.Outcome outcome = renewer.renew(scope, holder, connector, method, credentials, connection.values());
        providers.of(connector, method).note(outcome);
        return outcome;
    }

    private Credentials store(StoredCredentials held, UUID owner, Credentials fresh) {
        Credentials kept = kept(seal.open(held), fresh);
        byte[] sealed = seal.seal(held.connection(), kept);
        if (!conclusions.succeed(held, owner, sealed, kept)) {
            // Someone authorized the connection again meanwhile: theirs are the newer credentials.
            log.warn("Refreshed {} but its credentials had been replaced meanwhile", held.id());
            return seal.open(find(held).orElseThrow(() -> tooLate(held, sealed)));
        }
        return kept;
    }

    /** The app says no. That is written only over the credentials that it was asked about: newer ones explain it as well. */
    private Credentials conclude(StoredCredentials held, UUID owner, Renewer.Rejected rejected) {
        if (!conclusions.fail(held, owner, null, c -> c.needsReauth(rejected.code(), clock.instant()))) {
            StoredCredentials now = reread(held);
            if (now.version() > held.version()) {
                return seal.open(now);
            }
        }
        log.info("The app rejected the refresh token of {}: {}", held.id(), rejected.code());
        throw new NeedsReauth(held.id());
    }

    private Credentials postpone(StoredCredentials held, UUID owner, Renewer.Failed failed) {
        log.info("Could not refresh {} now: {}", held.id(), failed.code());
        Instant now = clock.instant();
        Instant end = held.connection().credentialsExpireAt();
        Duration usual = end != null && now.isBefore(end) ? PAUSE_AFTER_FAULT : PAUSE_WITHOUT_TOKEN;
        Duration pause = failed.retryAfter().compareTo(usual) > 0 ? failed.retryAfter() : usual;
        if (!conclusions.fail(held, owner, now.plus(pause), c -> c.degraded(failed.code(), now))) {
            StoredCredentials replaced = reread(held);
            if (replaced.version() > held.version()) {
                return seal.open(replaced);
            }
        }
        throw new RefreshUnavailable(failed.message());
    }

    /** The connection was deleted while the app was asked: what came for nobody is ended like what it came for. */
    private NotFound tooLate(StoredCredentials held, byte[] sealed) {
        revocations.note(held.connection(), sealed);
        return new NotFound("connection");
    }

    private StoredCredentials reread(StoredCredentials stale) {
        return find(stale).orElseThrow(() -> new NotFound("connection"));
    }

    private Optional<StoredCredentials> find(StoredCredentials stale) {
        return table.findWithCredentials(stale.connection().environment(), stale.id());
    }

    /** An answer without a new refresh token keeps the old one (RFC 6749, section 6); what the person entered stays. */
    private static Credentials kept(Credentials before, Credentials fresh) {
        if (!(fresh instanceof OAuth2Tokens now) || !(before instanceof OAuth2Tokens old)) {
            return fresh;
        }
        return new OAuth2Tokens(
                now.accessToken(),
                now.refreshToken() == null ? old.refreshToken() : now.refreshToken(),
                now.obtainedAt(),
                now.expiresAt(),
                now.scopes().isEmpty() ? old.scopes() : now.scopes(),
                old.fields(),
                old.issuedTo());
    }
}
