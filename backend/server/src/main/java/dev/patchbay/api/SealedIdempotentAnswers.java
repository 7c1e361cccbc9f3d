package dev.patchbay.api;

import dev.patchbay.vault.SealedColumn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The remembered answers of idempotent requests, for the vault's rotation. */
@Component
class SealedIdempotentAnswers extends SealedColumn {

    SealedIdempotentAnswers(JdbcClient jdbc) {
        super(jdbc, "idempotent_request", "answer", IdempotentRequests.KIND);
    }
}
