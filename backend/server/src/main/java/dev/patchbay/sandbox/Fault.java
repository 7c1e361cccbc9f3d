package dev.patchbay.sandbox;

/**
 * A fault that is switched on.
 *
 * @param times for how many calls it lasts still
 * @param seconds how slow, or how long to wait, where that applies
 */
record Fault(FaultPoint endpoint, FaultKind fault, int times, int seconds) {

    static final int MOST_TIMES = 1_000_000;
    static final int MOST_SECONDS = 300;

    Fault {
        if (times < 1 || times > MOST_TIMES || seconds < 0 || seconds > MOST_SECONDS) {
            throw new IllegalArgumentException("times: 1–" + MOST_TIMES + ", seconds: 0–" + MOST_SECONDS);
        }
    }
}
