package dev.patchbay.authorization;

import dev.patchbay.problem.Problem;

/** Why an authorization does not go on, where nothing has been changed by it. */
public final class AuthorizationProblems {

    private AuthorizationProblems() {}

    /** The start page cannot go on: its attempt is unknown, spent, or was offered in another browser. */
    public static final class CannotDepart extends Problem {
        public CannotDepart() {
            super(
                    Kind.FORBIDDEN,
                    "cannot_start",
                    "This window was not opened by the page that you are connecting from. Close it and choose Connect there.");
        }
    }

    /** A callback that belongs to no attempt of this browser. */
    public static final class UnexpectedCallback extends Problem {
        public UnexpectedCallback() {
            super(
                    Kind.FORBIDDEN,
                    "unexpected_callback",
                    "This answer does not belong to anything that was started in this browser. Go back and choose Connect again.");
        }
    }

    /** The connector's OAuth client has not been entered for this environment. */
    public static final class NotSetUp extends Problem {
        NotSetUp(String app) {
            super(
                    Kind.CONFLICT,
                    "connector_not_set_up",
                    app + " is not set up yet. Please tell the people who run this page.");
        }
    }

    /** A call cannot be signed as its auth method asks for. */
    public static final class CannotSign extends Problem {
        CannotSign(String why) {
            super(Kind.CONFLICT, "cannot_sign", why);
        }
    }

    /** The method's flow is not available in this installation. */
    public static final class MethodUnavailable extends Problem {
        MethodUnavailable() {
            super(Kind.CONFLICT, "method_unavailable", "This way to connect is not available. Choose another one.");
        }
    }

    /** The form is being submitted already. */
    public static final class AlreadySubmitting extends Problem {
        AlreadySubmitting() {
            super(Kind.CONFLICT, "already_submitting", "This is being checked already. Wait a moment.");
        }
    }
}
