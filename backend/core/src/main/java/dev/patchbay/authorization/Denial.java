package dev.patchbay.authorization;

import dev.patchbay.authorization.Attempt.Failure;
import org.jspecify.annotations.Nullable;

/** What an error in the app's redirect means for the person (RFC 6749, section 4.1.2.1). */
final class Denial {

    private Denial() {}

    static Failure of(String app, @Nullable String error) {
        if (error == null) {
            return new Failure(
                    "provider_answer_incomplete", app + " sent you back without an answer. Try again.", null);
        }
        return switch (error) {
            case "access_denied" ->
                new Failure(
                        "access_denied", "You did not give access in " + app + ". Try again when you want to.", error);
            case "temporarily_unavailable", "server_error" ->
                new Failure(
                        "provider_fault", app + " has a problem of its own just now. Try again in a minute.", error);
            case "invalid_scope", "unauthorized_client", "invalid_request", "unsupported_response_type" ->
                new Failure(
                        "connector_misconfigured",
                        app
                                + " does not accept how this connection is set up. Please tell the people who run this page.",
                        error);
            default ->
                new Failure(
                        "provider_refused",
                        app + " refused the sign-in. Try again.",
                        "The app answered with an unknown error.");
        };
    }
}
