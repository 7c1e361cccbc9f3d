package dev.patchbay.vault;

import dev.patchbay.problem.Problem;

/** One rotation at a time: the one under way is finished first. */
public final class RotationUnderWay extends Problem {

    public RotationUnderWay() {
        super(
                Kind.CONFLICT,
                "rotation_under_way",
                "The data key is being rotated already. Wait until that is finished.");
    }
}
