package dev.patchbay.connection;

import dev.patchbay.connect.EndUser;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.id.ConnectSessionId;
import dev.patchbay.id.TenantId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a flow obtained, or a backend brought along: credentials for one tenant, with where they came from.
 *
 * @param values what is no secret of what was entered or told, for templates
 */
public record NewConnection(
        TenantId tenant,
        Connector connector,
        AuthMethod method,
        Credentials credentials,
        Map<String, String> values,
        Account account,
        boolean verified,
        @Nullable ConnectSessionId session,
        @Nullable EndUser endUser,
        Map<String, String> tags,
        @Nullable String label,
        boolean awaitsHost) {

    /** What the app has to grant for the connection to do its work. */
    List<String> requiredScopes() {
        return method instanceof OAuth2 oauth2 ? oauth2.scopes() : List.of();
    }

    /**
     * The same, after the app has been asked.
     *
     * @param verified whether there was a call to ask it by
     * @param told the values, with those that the app added
     */
    NewConnection proven(Account account, boolean verified, Map<String, String> told) {
        return new NewConnection(
                tenant,
                connector,
                method,
                credentials,
                told,
                account,
                verified,
                session,
                endUser,
                tags,
                label,
                awaitsHost);
    }
}
