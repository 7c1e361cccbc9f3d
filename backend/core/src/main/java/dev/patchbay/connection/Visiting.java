package dev.patchbay.connection;

import dev.patchbay.connection.DueConnections.Due;
import dev.patchbay.connector.Connectors;
import dev.patchbay.organization.Scope;
import dev.patchbay.organization.Scopes;
import dev.patchbay.problem.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks after one connection: renews its credentials, tries its fault again, or finds out when to come next. */
@Component
class Visiting {

    private static final Logger log = LoggerFactory.getLogger(Visiting.class);

    /** After a fault of our own, such as a key that is missing: it will not be mended in a moment. */
    private static final Duration AFTER_OUR_FAULT = Duration.ofHours(1);

    private final ConnectionTable table;
    private final DueConnections due;
    private final CredentialsSeal seal;
    private final Refreshing refreshing;
    private final Verifying verifying;
    private final RequiredScopes scopes;
    private final Connectors connectors;
    private final Clock clock;

    Visiting(
            ConnectionTable table,
            DueConnections due,
            CredentialsSeal seal,
            Refreshing refreshing,
            Verifying verifying,
            RequiredScopes scopes,
            Connectors connectors,
            Clock clock) {
        this.table = table;
        this.due = due;
        this.seal = seal;
        this.refreshing = refreshing;
        this.verifying = verifying;
        this.scopes = scopes;
        this.connectors = connectors;
        this.clock = clock;
    }

    void visit(Due taken) {
        StoredCredentials stored =
                table.findWithCredentials(taken.environment(), taken.id()).orElse(null);
        if (stored == null) {
            return;
        }
        try {
            switch (stored.connection().status()) {
                case NEEDS_REAUTH, DISABLED -> due.plan(stored, null);
                case PENDING, ACTIVE -> {
                    scopes.bringUpToDate(stored);
                    renewWhenDue(stored);
                }
                case DEGRADED -> tryAgain(stored);
            }
        } catch (Problem e) {
            // What it says of the connection is written; that it was tried is nobody's error.
            log.debug("{} stays as it is: {}", taken.id(), e.code());
        } catch (RuntimeException e) {
            log.error("Could not look after {}", taken.id(), e);
            due.plan(stored, clock.instant().plus(AFTER_OUR_FAULT));
        }
    }

    private void tryAgain(StoredCredentials stored) {
        Connection connection = stored.connection();
        Instant deadline = connection.deadline();
        boolean inTime = deadline == null || !clock.instant().isAfter(deadline.plus(NextVisit.LAST_TRY));
        if (StatusReason.isOfVerification(connection.statusReason())) {
            if (inTime) {
                verifying.now(system(connection), connection.id());
            } else {
                renewWhenDue(stored);
            }
        } else if (inTime) {
            refreshing.newerThan(stored);
        } else {
            due.plan(stored, null);
        }
    }

    private void renewWhenDue(StoredCredentials stored) {
        Instant next = nextRenewal(stored);
        if (next == null || next.isAfter(clock.instant())) {
            due.plan(stored, next);
        } else {
            refreshing.newerThan(stored);
        }
    }

    private @Nullable Instant nextRenewal(StoredCredentials stored) {
        Connection connection = stored.connection();
        Credentials credentials = seal.open(stored);
        return connectors
                .inUse(connection.organization(), connection.connector())
                .definition()
                .method(connection.authMethod(), credentials.type())
                .filter(method -> Renewal.isPossible(method, credentials))
                .map(method -> NextVisit.ofCredentials(stored.id(), credentials))
                .orElse(null);
    }

    private static Scope system(Connection connection) {
        return Scopes.ofSystem(connection.organization(), connection.environment(), "verification");
    }
}
