package dev.patchbay.connector;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a managed OAuth app leaves to the connectors that name it.
 *
 * @param allowedScopes the scopes that they may ask for, any when it is empty
 * @param endpoints the app's own method: where its client may be used, and how
 */
public record ManagedPlatform(List<String> allowedScopes, OAuth2 endpoints) {

    /** What only changes how the person is asked (OpenID Connect Core, section 3.1.2.1, and what platforms call the same). */
    private static final Set<String> ABOUT_THE_QUESTION =
            Set.of("prompt", "display", "login_hint", "hd", "ui_locales", "max_age", "access_type", "approval_prompt");

    /** What asks for more than the scopes (RFC 9101, RFC 9396, RFC 8707; OpenID Connect Core, section 5.5). */
    private static final Set<String> MORE_RIGHTS =
            Set.of("request", "request_uri", "authorization_details", "claims", "resource", "audience");

    /** Whether a connector may add this parameter to the authorization request: never one that widens what is asked for. */
    public boolean leaves(String parameter) {
        String name = parameter.toLowerCase(Locale.ROOT);
        if (name.contains("scope") || MORE_RIGHTS.contains(name) || parameter.equals(endpoints.scopeParam())) {
            return false;
        }
        return allowedScopes.isEmpty()
                || ABOUT_THE_QUESTION.contains(name)
                || endpoints.authorizationParams().containsKey(parameter);
    }

    /** The values that the app's own addresses are made of, by their names. */
    public Set<String> names() {
        return Stream.concat(
                        endpoints.fields().stream().map(Field::name),
                        endpoints.captures().stream().map(Capture::name))
                .collect(Collectors.toSet());
    }

    /** The app's field of this name. */
    public Optional<Field> field(String name) {
        return endpoints.field(name);
    }
}
