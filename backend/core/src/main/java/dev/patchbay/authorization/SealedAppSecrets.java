package dev.patchbay.authorization;

import dev.patchbay.vault.SealedColumn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The secrets of the installation's OAuth apps, for the vault's rotation. They belong to the app's operator, and to no environment. */
@Component
class SealedAppSecrets extends SealedColumn {

    /** What the vault calls them. */
    static final String KIND = "oauth_app_client";

    SealedAppSecrets(JdbcClient jdbc) {
        super(jdbc, "oauth_app_client", "client_secret", KIND);
    }

    @Override
    protected String owners() {
        return """
            (select a.organization_id from oauth_app a where a.id = r.oauth_app_id) as organization_id,
            x'00000000000000000000000000000000' as environment_id""";
    }
}
