package dev.patchbay.authorization;

import dev.patchbay.connector.AuthMethodCheck;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.connector.Slug;
import dev.patchbay.problem.FieldErrors;
import java.util.List;

/**
 * A managed OAuth app as its operator enters it.
 *
 * @param endpoints an OAuth 2.0 method without scopes
 */
public record OAuthAppInput(String platform, String name, OAuth2 endpoints, List<String> allowedScopes) {

    /** @throws dev.patchbay.problem.InvalidInput when a field is wrong, each named */
    OAuthAppInput checked(AuthMethodCheck methods) {
        FieldErrors errors = new FieldErrors();
        if (!Slug.isValid(platform)) {
            errors.add("platform", "slug", "Use lower-case letters, digits and hyphens, such as google.");
        }
        if (name.isBlank() || name.length() > 120 || name.chars().anyMatch(Character::isISOControl)) {
            errors.add("name", "length", "Give the platform a name of at most 120 characters.");
        }
        if (endpoints.oauthApp() != null) {
            errors.add("oauth_app", "managed", "A managed OAuth app has endpoints of its own.");
        } else {
            methods.check("", endpoints, errors);
        }
        if (allowedScopes.size() > 300
                || allowedScopes.stream()
                        .anyMatch(s ->
                                s.isBlank() || s.length() > 300 || s.chars().anyMatch(Character::isISOControl))) {
            errors.add("allowed_scopes", "length", "List at most 300 scopes of 300 characters each.");
        }
        errors.throwIfAny();
        return new OAuthAppInput(platform, name.strip(), endpoints.asking(List.of(), List.of()), allowedScopes);
    }
}
