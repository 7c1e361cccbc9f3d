package dev.patchbay.problem;

/** There is no such thing for this caller; whether it exists for another is not said. */
public final class NotFound extends Problem {

    /** @param kind what was looked for, in the product's words: {@code connection} */
    public NotFound(String kind) {
        super(Kind.NOT_FOUND, "not_found", "There is no such " + kind + " here.");
    }
}
