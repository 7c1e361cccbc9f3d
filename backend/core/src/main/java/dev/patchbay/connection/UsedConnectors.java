package dev.patchbay.connection;

import dev.patchbay.connection.ConnectionProblems.ConnectorInUse;
import dev.patchbay.connector.ConnectorGuard;
import dev.patchbay.id.ConnectorId;
import org.springframework.stereotype.Component;

/** Keeps a connector while any connection of any organization uses it. */
@Component
class UsedConnectors implements ConnectorGuard {

    private final ConnectionTable table;

    UsedConnectors(ConnectionTable table) {
        this.table = table;
    }

    @Override
    public void beforeDelete(ConnectorId connector) {
        if (table.isConnectorInUse(connector)) {
            throw new ConnectorInUse();
        }
    }
}
