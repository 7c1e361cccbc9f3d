package dev.patchbay.organization;

import dev.patchbay.problem.Problem;

/** The caller is known and lacks a permission. */
public final class Forbidden extends Problem {

    private final Permission missing;

    Forbidden(Permission missing) {
        super(Kind.FORBIDDEN, "permission_missing", "This needs the permission " + missing.text() + ".");
        this.missing = missing;
    }

    public Permission missing() {
        return missing;
    }
}
