package dev.patchbay.webhook;

import dev.patchbay.vault.SealedColumn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The signing secrets that overlap with a newer one, for the vault's rotation. */
@Component
class SealedFormerSecrets extends SealedColumn {

    SealedFormerSecrets(JdbcClient jdbc) {
        super(jdbc, "webhook_endpoint", "former_secret", SecretSeal.KIND);
    }
}
