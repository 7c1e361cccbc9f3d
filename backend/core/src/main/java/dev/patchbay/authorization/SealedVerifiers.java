package dev.patchbay.authorization;

import dev.patchbay.vault.SealedColumn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The code verifiers of attempts that are at the app, for the vault's rotation. */
@Component
class SealedVerifiers extends SealedColumn {

    /** What the vault calls an attempt's secret. */
    static final String KIND = "attempt";

    SealedVerifiers(JdbcClient jdbc) {
        super(jdbc, "authorization_attempt", "code_verifier", KIND);
    }
}
