package dev.patchbay.connection;

import dev.patchbay.vault.SealedColumn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tokens of grants that are still to be ended, for the vault's rotation; sealed as they were in the connection's row. */
@Component
class SealedRevocations extends SealedColumn {

    SealedRevocations(JdbcClient jdbc) {
        super(jdbc, "pending_revocation", "credentials", CredentialsSeal.KIND);
    }
}
