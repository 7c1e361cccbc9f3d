package dev.patchbay.authorization;

import dev.patchbay.connector.OAuth2;
import dev.patchbay.connector.OAuthClient;
import java.util.Map;

/**
 * The client that stands for the SaaS at an app, with the only endpoints that it may be used at.
 *
 * @param redirectUri where the app sends the person back to; it belongs to the client
 */
public record Registration(OAuth2 method, OAuthClient client, String redirectUri) {

    /**
     * With every address filled.
     *
     * @throws IllegalArgumentException when a value is missing or does not fit its place
     */
    Registration filled(Map<String, String> values) {
        return new Registration(method.filled(values), client, redirectUri);
    }

    /** At the endpoints that were recorded when a person departed. */
    Registration at(OAuth2 recorded) {
        return new Registration(recorded, client, redirectUri);
    }
}
