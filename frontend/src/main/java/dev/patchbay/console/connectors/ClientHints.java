package dev.patchbay.console.connectors;

import dev.patchbay.connector.OAuthClients;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a form for client credentials tells: what to register at the app, and what is stored already.
 *
 * @param registerUrl the app's page to register one, where it is known
 * @param environment the name of the environment that the credentials are for
 * @param stored by key of the auth method, without the secrets
 */
record ClientHints(
        String redirectUri, @Nullable String registerUrl, String environment, Map<String, OAuthClients.Shown> stored) {

    Optional<OAuthClients.Shown> of(String methodKey) {
        return Optional.ofNullable(stored.get(methodKey));
    }
}
