package dev.patchbay.vault;

import dev.patchbay.problem.Problem;

/** A sealed secret does not open here. Why is not said: it would help only someone who tampers. */
public final class CannotOpen extends Problem {

    public CannotOpen() {
        super(Kind.UNAVAILABLE, "vault_cannot_open", "A stored secret cannot be read at the moment.");
    }
}
