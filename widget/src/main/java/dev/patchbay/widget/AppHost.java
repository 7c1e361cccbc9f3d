package dev.patchbay.widget;

import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.OAuth1;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.connector.UrlTemplate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which server a person will sign in at, where what they entered decides it. */
final class AppHost {

    private AppHost() {}

    /** Empty where the app has one server for all. */
    static Optional<String> of(AuthMethod method, Map<String, String> entered) {
        String url = authorizationUrl(method);
        if (url == null) {
            return Optional.empty();
        }
        try {
            UrlTemplate template = UrlTemplate.of(url);
            return template.hostNames().isEmpty()
                    ? Optional.empty()
                    : Optional.ofNullable(template.fill(entered).getHost());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static @Nullable String authorizationUrl(AuthMethod method) {
        if (method instanceof OAuth2 oauth2) {
            return oauth2.authorizationUrl();
        }
        return method instanceof OAuth1 oauth1 ? oauth1.authorizationUrl() : null;
    }
}
