package dev.patchbay.authorization;

import dev.patchbay.authorization.Attempt.Failure;

/** What went wrong between a person and an OAuth 1.0a server, in words for the person. */
final class OAuth1Failure {

    private OAuth1Failure() {}

    /** The server did not take note of where to send the person back to (RFC 5849, section 2.1). */
    static Failure unconfirmed(String app) {
        return new Failure(
                "callback_unconfirmed",
                app + " does not support a safe sign-in. Please tell the people who run this page.",
                "oauth_callback_confirmed was not true");
    }

    static Failure clientRefused(String app, String problem) {
        return misconfigured(app, "The request token endpoint answered " + problem);
    }

    static Failure keyUnusable(String app) {
        return misconfigured(app, "The consumer secret is no private key");
    }

    static Failure inTheOpen(String app) {
        return misconfigured(app, "PLAINTEXT signatures are sent over https alone");
    }

    private static Failure misconfigured(String app, String detail) {
        return new Failure(
                "connector_misconfigured",
                app + " does not accept how this connection is set up. Please tell the people who run this page.",
                detail);
    }

    /** The callback belongs to another authorization than the one that this browser left for. */
    static Failure otherToken() {
        return new Failure(
                "token_mismatch",
                "The answer belongs to another sign-in. Try again.",
                "oauth_token is not the one that was issued");
    }

    /** By {@code denied}, as some apps say it, or by the OAuth Problem Reporting extension. */
    static Failure denied(String app, RedirectFlow.Callback callback) {
        String problem = callback.parameter("oauth_problem");
        boolean byPerson = callback.parameter("denied") != null
                || "user_refused".equals(problem)
                || "permission_denied".equals(problem);
        return Denial.of(app, byPerson ? "access_denied" : "oauth_problem");
    }
}
