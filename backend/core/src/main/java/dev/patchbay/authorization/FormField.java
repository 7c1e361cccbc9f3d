package dev.patchbay.authorization;

import dev.patchbay.connector.ApiKey;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.BasicAuth;
import dev.patchbay.connector.BearerToken;
import dev.patchbay.connector.Custom;
import dev.patchbay.connector.NoAuth;
import dev.patchbay.connector.OAuth1;
import dev.patchbay.connector.OAuth2;
import java.util.List;

/**
 * One field that the person fills in.
 *
 * @param name as the API calls it
 * @param secret whether it is never shown back
 */
public record FormField(String name, String label, boolean secret, boolean required) {

    /** What an auth method asks for; nothing for those that happen on the app's own screen. */
    public static List<FormField> of(AuthMethod method) {
        return switch (method) {
            case NoAuth none -> List.of();
            case BasicAuth basic ->
                List.of(
                        new FormField("username", "Username", false, true),
                        new FormField("password", "Password", true, false));
            case BearerToken bearer -> List.of(new FormField("token", "Access token", true, true));
            case ApiKey apiKey -> List.of(new FormField("api_key", "API key", true, true));
            case OAuth2 oauth2 -> List.of();
            case OAuth1 oauth1 -> List.of();
            case Custom custom -> List.of();
        };
    }
}
