package dev.patchbay.connection;

import dev.patchbay.id.ConnectionId;
import dev.patchbay.id.EnvironmentId;
import dev.patchbay.organization.Actor;
import dev.patchbay.problem.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells what became of connections, exactly once for each change. Whoever changes a connection takes its row first, decides by
 * what the row says then, writes, and tells, all in one transaction: of several who saw the same cause only the first finds
 * something to change.
 */
@Component
class ConnectionChanges {

    private final ConnectionTable table;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ConnectionChanges(ConnectionTable table, ApplicationEventPublisher events, Clock clock) {
        this.table = table;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The row as it is now and stays until the transaction ends.
     *
     * @throws NotFound when it is gone
     */
    @Transactional(propagation = Propagation.MANDATORY)
    StoredCredentials take(EnvironmentId environment, ConnectionId id) {
        return table.lock(environment, id).orElseThrow(() -> new NotFound("connection"));
    }

    /**
     * Moves a connection as what was found out about its credentials says.
     *
     * @param judged the credentials that were found out about; newer ones make it void
     * @return whether they were still the connection's
     */
    @Transactional
    boolean move(StoredCredentials judged, Actor actor, UnaryOperator<Connection> transition) {
        StoredCredentials now =
                table.lock(judged.connection().environment(), judged.id()).orElse(null);
        if (now == null || now.version() != judged.version()) {
            return false;
        }
        Connection after = transition.apply(now.connection());
        if (after != now.connection()) {
            Instant due = NextVisit.after(now.connection(), after, now.dueAt(), clock.instant());
            table.updateState(after, due);
            tellDifference(now.connection(), after, actor);
        }
        return true;
    }

    /** @throws NotFound when it is gone already, by another call's doing */
    @Transactional(propagation = Propagation.MANDATORY)
    void delete(EnvironmentId environment, ConnectionId id, Actor actor) {
        take(environment, id);
        Connection last = table.find(environment, id).orElseThrow(() -> new NotFound("connection"));
        table.delete(environment, id);
        tell(ConnectionEvent.Type.DELETED, last, null, actor);
    }

    /** Tells in one word of what is another than before; when nothing is, it says nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    void tellDifference(Connection before, Connection after, Actor actor) {
        if (before.status() != after.status()) {
            tell(ConnectionEvent.typeOf(before.status(), after.status()), before, actor);
        } else if (after.looksUnlike(before)) {
            tell(ConnectionEvent.Type.UPDATED, before, actor);
        }
    }

    /** Tells of one change to the row as it is now. */
    @Transactional(propagation = Propagation.MANDATORY)
    void tell(ConnectionEvent.Type type, Connection before, Actor actor) {
        Connection after = table.find(before.environment(), before.id()).orElseThrow(() -> new NotFound("connection"));
        tell(type, after, before.status() == after.status() ? null : before.status(), actor);
    }

    /** Tells of a connection that was just made, or is about to be gone. */
    @Transactional(propagation = Propagation.MANDATORY)
    void tell(ConnectionEvent.Type type, Connection connection, @Nullable ConnectionStatus previous, Actor actor) {
        String error = switch (type) {
            case DEGRADED, NEEDS_REAUTH -> Objects.requireNonNull(connection.statusReason());
            case CREATED, UPDATED, RECOVERED, DELETED -> null;
        };
        events.publishEvent(new ConnectionEvent(type, connection, previous, error, actor, clock.instant()));
    }
}
