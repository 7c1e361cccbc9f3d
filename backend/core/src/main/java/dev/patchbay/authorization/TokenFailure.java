package dev.patchbay.authorization;

import dev.patchbay.authorization.Attempt.Failure;
import dev.patchbay.connection.AppTrouble;
import java.time.Duration;

/** What a token endpoint's answer without a token means for the person. */
final class TokenFailure {

    private TokenFailure() {}

    static Failure refused(String app, String detail) {
        return new Failure(
                "token_refused",
                app + " did not complete the sign-in. Try again; if it fails again, tell the people who run this page.",
                detail);
    }

    /** @param wait how long the app asks to be left alone; zero when it does not say */
    static Failure fault(String app, int status, Duration wait) {
        return new Failure(
                "provider_fault",
                AppTrouble.fault(app, status, wait),
                "The token endpoint answered with status " + status);
    }

    static Failure unreadable(String app, int status) {
        return new Failure(
                "provider_answer_unreadable",
                app + " gave an answer that makes no sense. Tell the people who run this page.",
                "The token endpoint answered with status " + status + " and no token");
    }
}
