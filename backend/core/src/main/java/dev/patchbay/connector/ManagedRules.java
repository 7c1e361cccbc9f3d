package dev.patchbay.connector;

import dev.patchbay.problem.FieldErrors;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What a connector may say of a method on a managed OAuth app. The app's client goes where the operator sends it, and nowhere else. */
final class ManagedRules {

    private final ManagedPlatforms platforms;

    ManagedRules(ManagedPlatforms platforms) {
        this.platforms = platforms;
    }

    void check(String path, AuthMethod method, FieldErrors errors) {
        if (!(method instanceof OAuth2 oauth2) || oauth2.oauthApp() == null) {
            return;
        }
        Optional<ManagedPlatform> known = platforms.platform(oauth2.oauthApp());
        if (known.isEmpty()) {
            errors.add(path + ".oauth_app", "unknown", "No OAuth app is managed for this platform.");
            return;
        }
        ManagedPlatform app = known.get();
        List<String> allowed = app.allowedScopes();
        if (!allowed.isEmpty() && !allowed.containsAll(oauth2.allScopes())) {
            errors.add(
                    path + ".scopes",
                    "not_allowed",
                    "The OAuth app allows only these scopes: " + String.join(" ", allowed));
        }
        oauth2.authorizationParams().keySet().stream()
                .filter(name -> !app.leaves(name))
                .forEach(name -> errors.add(
                        path + ".authorization_params." + name.substring(0, Math.min(40, name.length())),
                        "managed",
                        "The OAuth app decides what is asked for; leave it out."));
        checkValues(path, oauth2, app, errors);
    }

    /** A value that the app's addresses are made of is held to the app's own word, wherever it comes from. */
    private static void checkValues(String path, OAuth2 method, ManagedPlatform app, FieldErrors errors) {
        for (int i = 0; i < method.fields().size(); i++) {
            Field own = method.fields().get(i);
            boolean loosened = app.field(own.name())
                    .filter(apps -> !own.options().equals(apps.options())
                            || !Objects.equals(own.pattern(), apps.pattern())
                            || own.secret() != apps.secret().booleanValue())
                    .isPresent();
            boolean captured =
                    app.names().contains(own.name()) && app.field(own.name()).isEmpty();
            if (loosened || captured) {
                errors.add(
                        path + ".fields[" + i + "]",
                        "managed",
                        "The OAuth app says what this value may be: give it the same options and pattern.");
            }
        }
        for (int i = 0; i < method.captures().size(); i++) {
            if (app.names().contains(method.captures().get(i).name())) {
                errors.add(path + ".captures[" + i + "].name", "managed", "The OAuth app has a value of this name.");
            }
        }
    }
}
