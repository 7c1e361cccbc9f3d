package dev.patchbay.connect;

import dev.patchbay.problem.Problem;

/** The widget does not open, and the person and the host page learn why. */
public final class CannotOpenWidget extends Problem {

    /** Why, with the stable code that the host page's {@code onError} gets. */
    public enum Reason {
        TOKEN_UNKNOWN("token_unknown", "This link into the widget is not valid. Go back to the page and try again."),
        TOKEN_USED("token_used", "This widget was opened already. Go back to the page and open it again."),
        TOKEN_EXPIRED("token_expired", "This took too long. Go back to the page and open it again."),
        ORIGIN_NOT_ALLOWED(
                "origin_not_allowed",
                "This page may not show the widget. Its developer can allow the page's origin in Patchbay's settings."),
        SESSION_ENDED("session_ended", "This session has ended. Go back to the page and open it again.");

        private final String code;
        private final String sentence;

        Reason(String code, String sentence) {
            this.code = code;
            this.sentence = sentence;
        }

        public String code() {
            return code;
        }
    }

    private final Reason reason;

    public CannotOpenWidget(Reason reason) {
        super(Kind.FORBIDDEN, reason.code, reason.sentence);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
