package dev.patchbay.console.member;

import dev.patchbay.problem.Problem;

/** Nobody is signed in any more; the page goes to the sign-in. */
public final class SignedOut extends Problem {

    SignedOut() {
        super(Kind.UNAUTHENTICATED, "signed_out", "You are signed out. Sign in again to go on.");
    }
}
