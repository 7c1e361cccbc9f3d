package dev.patchbay.connector;

import dev.patchbay.id.ConnectorId;

/** Asked before a connector goes; whoever depends on it refuses by throwing its own problem. */
public interface ConnectorGuard {

    void beforeDelete(ConnectorId connector);
}
