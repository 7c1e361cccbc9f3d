package dev.patchbay.webhook;

import dev.patchbay.vault.SealedColumn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The signing secrets before the last rotation, for the vault's. */
@Component
class SealedFormerSecrets extends SealedColumn {

    SealedFormerSecrets(JdbcClient jdbc) {
        super(jdbc, "webhook_endpoint", "former_secret", SecretSeal.KIND);
    }
}
