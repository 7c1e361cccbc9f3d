package dev.patchbay.connection;

import dev.patchbay.vault.SealedColumn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The credentials of connections, for the vault's rotation. Sealed anew they are the same credentials: their version, which orders
 * refreshes, stays.
 */
@Component
class SealedConnections extends SealedColumn {

    SealedConnections(JdbcClient jdbc) {
        super(jdbc, "connection", "credentials", CredentialsSeal.KIND);
    }
}
