package dev.patchbay.webhook;

import dev.patchbay.vault.SealedColumn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The present signing secrets of endpoints, for the vault's rotation. */
@Component
class SealedSecrets extends SealedColumn {

    SealedSecrets(JdbcClient jdbc) {
        super(jdbc, "webhook_endpoint", "secret", SecretSeal.KIND);
    }
}
