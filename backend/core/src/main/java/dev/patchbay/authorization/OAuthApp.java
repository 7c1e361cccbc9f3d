package dev.patchbay.authorization;

import dev.patchbay.connector.ManagedPlatform;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.connector.OAuthClients;
import dev.patchbay.id.OAuthAppId;
import dev.patchbay.id.OrganizationId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A client id and secret that the installation registered with a platform, for every organization's connectors.
 *
 * @param operator the organization that looks after the installation
 * @param platform as connectors name it: {@code google}
 * @param endpoints where the client may be used, and how; scopes are not the app's to ask for
 * @param allowedScopes the only ones that connectors may ask for; any, when empty
 * @param clients by the environment's name
 */
public record OAuthApp(
        OAuthAppId id,
        OrganizationId operator,
        String platform,
        String name,
        OAuth2 endpoints,
        List<String> allowedScopes,
        Map<String, OAuthClients.Shown> clients,
        Instant createdAt,
        Instant updatedAt) {

    /** Whether connections of such an environment can be made with it. */
    public boolean isReady(String environment) {
        return clients.containsKey(environment);
    }

    /** What it leaves to connectors. */
    ManagedPlatform rules() {
        return new ManagedPlatform(allowedScopes, endpoints);
    }
}
