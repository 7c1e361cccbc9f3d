package dev.patchbay.connection;

import dev.patchbay.connector.Connector;
import dev.patchbay.connector.ConnectorChanged;
import dev.patchbay.connector.Connectors;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.organization.Actor;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps what a connection must be granted in step with what its connector asks for by now. */
@Component
class RequiredScopes {

    private static final Actor CONNECTOR_CHANGE = new Actor.OfSystem("connector-change");

    /** Until then every node has seen the connector's new definition. */
    private static final Duration UNTIL_KNOWN = Duration.ofSeconds(30);

    private final DueConnections due;
    private final ConnectionChanges changes;
    private final Connectors connectors;
    private final Clock clock;

    RequiredScopes(DueConnections due, ConnectionChanges changes, Connectors connectors, Clock clock) {
        this.due = due;
        this.changes = changes;
        this.connectors = connectors;
        this.clock = clock;
    }

    @EventListener
    void on(ConnectorChanged change) {
        due.visitSoon(change.connector(), clock.instant().plus(UNTIL_KNOWN));
    }

    /** Scopes that the connector asks for, and those beside them that this connection was made with. */
    void bringUpToDate(StoredCredentials stored) {
        Connection connection = stored.connection();
        Connector connector = connectors.inUse(connection.organization(), connection.connector());
        if (!(connector.definition().method(connection.authMethod()).orElse(null) instanceof OAuth2 method)) {
            return;
        }
        List<String> required = Stream.concat(
                        method.scopes().stream(),
                        connection.requiredScopes().stream().filter(method.optionalScopes()::contains))
                .distinct()
                .toList();
        if (!required.equals(connection.requiredScopes())) {
            changes.move(stored, CONNECTOR_CHANGE, c -> c.requiring(required, clock.instant()));
        }
    }
}
