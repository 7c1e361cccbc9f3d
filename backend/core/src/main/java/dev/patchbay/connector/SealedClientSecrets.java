package dev.patchbay.connector;

import dev.patchbay.vault.SealedColumn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The secrets of OAuth clients, for the vault's rotation. */
@Component
class SealedClientSecrets extends SealedColumn {

    SealedClientSecrets(JdbcClient jdbc) {
        super(jdbc, "connector_client", "client_secret", OAuthClients.KIND);
    }
}
