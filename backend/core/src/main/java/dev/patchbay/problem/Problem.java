package dev.patchbay.problem;

import java.util.List;

/**
 * An error of the domain. Its message is one sentence for a person and holds no secret; its code is stable. Modules
 * declare their own subclasses, named by what went wrong.
 */
public abstract class Problem extends RuntimeException {

    /** What the caller can do about it; the API maps each to one HTTP status. */
    public enum Kind {
        /** Well-formed and wrong: 422. */
        INVALID,
        /** No or unknown credentials of the caller: 401. */
        UNAUTHENTICATED,
        /** Known caller, not permitted: 403. */
        FORBIDDEN,
        /** Absent, or of someone else: 404. */
        NOT_FOUND,
        /** Not possible in the present state: 409. */
        CONFLICT,
        /** Too often: 429. */
        THROTTLED,
        /** The app answered with an error or not at all: 502. */
        UPSTREAM,
        /** Try again in a moment: 503. */
        UNAVAILABLE
    }

    private final Kind kind;
    private final String code;

    protected Problem(Kind kind, String code, String message) {
        super(message);
        this.kind = kind;
        this.code = code;
    }

    protected Problem(Kind kind, String code, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.code = code;
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    /** The message, never null. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    /** Each field that is wrong, when the input was. */
    public List<FieldError> errors() {
        return List.of();
    }
}
