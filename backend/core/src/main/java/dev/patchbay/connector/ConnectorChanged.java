package dev.patchbay.connector;

import dev.patchbay.id.ConnectorId;

/**
 * An organization works with another definition of a connector than before: its owner changed it, or a user of it accepted the change.
 * Published inside the transaction of the change.
 */
public record ConnectorChanged(ConnectorId connector) {}
