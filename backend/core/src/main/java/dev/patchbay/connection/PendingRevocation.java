package dev.patchbay.connection;

import dev.patchbay.id.ConnectionId;
import dev.patchbay.id.ConnectorId;
import dev.patchbay.id.EnvironmentId;
import dev.patchbay.id.OrganizationId;
import java.time.Instant;
import java.util.Map;

/**
 * A grant that is to be ended at its app, of a connection that is gone here.
 *
 * @param id that of the connection
 * @param sealed the credentials, as they were sealed for the connection's row
 * @param attempts how often the app has been asked
 */
record PendingRevocation(
        ConnectionId id,
        OrganizationId organization,
        EnvironmentId environment,
        ConnectorId connector,
        String authMethod,
        Map<String, String> values,
        byte[] sealed,
        int attempts,
        Instant createdAt) {

    static PendingRevocation of(Connection connection, byte[] sealed, Instant now) {
        return new PendingRevocation(
                connection.id(),
                connection.organization(),
                connection.environment(),
                connection.connector(),
                connection.authMethod(),
                connection.values(),
                sealed,
                0,
                now);
    }
}
