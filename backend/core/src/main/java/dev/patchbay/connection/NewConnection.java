package dev.patchbay.connection;

import dev.patchbay.connect.EndUser;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.Connector;
import dev.patchbay.id.ConnectSessionId;
import dev.patchbay.id.TenantId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a flow obtained, or a backend brought along: credentials for one tenant, with where they came from. */
public record NewConnection(
        TenantId tenant,
        Connector connector,
        AuthMethod method,
        Credentials credentials,
        Account account,
        boolean verified,
        @Nullable ConnectSessionId session,
        @Nullable EndUser endUser,
        Map<String, String> tags,
        @Nullable String label,
        boolean awaitsHost) {

    /**
     * The same, after the app has been asked.
     *
     * @param verified whether there was a call to ask it by
     */
    NewConnection proven(Account account, boolean verified) {
        return new NewConnection(
                tenant, connector, method, credentials, account, verified, session, endUser, tags, label, awaitsHost);
    }
}
