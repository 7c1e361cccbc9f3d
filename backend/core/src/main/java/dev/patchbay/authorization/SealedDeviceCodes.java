package dev.patchbay.authorization;

import dev.patchbay.vault.SealedColumn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The codes of attempts by device authorization, for the vault's rotation. Their rows are the attempts'. */
@Component
class SealedDeviceCodes extends SealedColumn {

    /** What the vault calls them. */
    static final String KIND = "device_grant";

    SealedDeviceCodes(JdbcClient jdbc) {
        super(jdbc, "device_grant", "sealed", KIND);
    }

    @Override
    protected String owners() {
        return """
            (select a.organization_id from authorization_attempt a where a.id = r.id) as organization_id,
            (select a.environment_id from authorization_attempt a where a.id = r.id) as environment_id""";
    }
}
