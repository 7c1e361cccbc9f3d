package dev.patchbay.authorization;

import dev.patchbay.vault.SealedColumn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people entered before they went to the app, for the vault's rotation. */
@Component
class SealedAnswers extends SealedColumn {

    /** What the vault calls it. */
    static final String KIND = "attempt_answers";

    SealedAnswers(JdbcClient jdbc) {
        super(jdbc, "authorization_attempt", "entered", KIND);
    }
}
