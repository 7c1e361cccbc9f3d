package dev.patchbay.widget;

import dev.patchbay.authorization.Attempt.Failure;

/** Somebody connected again, but as somebody else: that account cannot take the first one's place, and may be added beside it. */
final class OtherAccount {

    /** The key of the words for it. */
    static final String ADD = "failed.add";

    private OtherAccount() {}

    /** Not in a session that is for one connection alone. */
    static boolean mayBeAdded(Screen screen, Failure failure) {
        return failure.code().equals("other_account")
                && screen.widget().session().connection() == null;
    }
}
