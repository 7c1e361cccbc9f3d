package dev.patchbay.authorization;

import dev.patchbay.authorization.Attempt.Failure;

/** What a token endpoint's answer without a token means for the person. */
final class TokenFailure {

    private TokenFailure() {}

    static Failure refused(String app, String detail) {
        return new Failure(
                "token_refused",
                app + " did not complete the sign-in. Try again; if it fails again, tell the people who run this page.",
                detail);
    }

    static Failure fault(String app, int status) {
        return new Failure(
                "provider_fault",
                app + " has a problem of its own just now. Try again in a minute.",
                "The token endpoint answered with status " + status);
    }

    static Failure unreadable(String app, int status) {
        return new Failure(
                "provider_answer_unreadable",
                app + " gave an answer that makes no sense. Tell the people who run this page.",
                "The token endpoint answered with status " + status + " and no token");
    }
}
