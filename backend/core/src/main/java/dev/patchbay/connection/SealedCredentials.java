package dev.patchbay.connection;

import dev.patchbay.id.ConnectorId;
import java.util.Map;

/** The part of a connection's row that handing out its credentials needs. */
record SealedCredentials(
        ConnectorId connector,
        String authMethod,
        ConnectionStatus status,
        byte[] credentials,
        Map<String, String> values) {}
