package dev.patchbay.widget;

import dev.patchbay.authorization.Attempt;
import dev.patchbay.authorization.BrowserBinding;
import java.time.Instant;

/** How long it makes sense to wait for a person who is at the app. */
final class Waiting {

    private Waiting() {}

    /** Whether its callback could no longer do anything. */
    static boolean isTooOld(Attempt attempt, Instant now) {
        Instant departed = attempt.departedAt();
        return attempt.phase() == Attempt.Phase.DEPARTED
                // The app says how long a code counts.
                && !attempt.isByCode()
                && departed != null
                && now.isAfter(departed.plus(BrowserBinding.LIFE));
    }
}
