package dev.patchbay.connection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;

/** One app's server as this node sees it: how many visits it has just now, and whether it wants to be left alone. */
final class Provider {

    /** Visits at a time. An app that takes a fifth of a second for one then sees eighty in a second. */
    static final int AT_ONCE = 16;

    /** Visits that may wait for their turn: few, so that none waits longer than its claim lasts. */
    private static final int TAKEN = 4 * AT_ONCE;

    /** So many faults in a row are the app's and not those of single connections. */
    private static final int FAULTS = 3;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final Clock clock;
    private final Semaphore turns = new Semaphore(AT_ONCE);
    private int taken;
    private int faults;
    private Instant closedUntil = Instant.MIN;

    Provider(Clock clock) {
        this.clock = clock;
    }

    /** Whether it is worth looking for more visits to it: half of those that may wait are through. */
    synchronized boolean wantsMore() {
        return !isClosed() && taken <= capacity() / 2;
    }

    /** Takes a place for a visit, which is given back by {@link #visit}. */
    synchronized boolean enter() {
        if (isClosed() || taken >= capacity()) {
            return false;
        }
        taken++;
        return true;
    }

    /**
     * Waits for a turn and visits.
     *
     * @return false when it has to be left alone by then; the visit was not made
     */
    boolean visit(Runnable visit) {
        turns.acquireUninterruptibly();
        try {
            if (isClosed()) {
                return false;
            }
            visit.run();
            return true;
        } finally {
            turns.release();
            left();
        }
    }

    private synchronized void left() {
        taken--;
    }

    synchronized boolean isClosed() {
        return clock.instant().isBefore(closedUntil);
    }

    /** Until when it is left alone; in the past when it is not. */
    synchronized Instant closedUntil() {
        return closedUntil;
    }

    synchronized void note(Renewer.Outcome outcome) {
        if (outcome instanceof Renewer.Failed failed && failed.ofProvider()) {
            failed(failed.retryAfter());
        } else {
            // It answered, whatever it said.
            faults = 0;
        }
    }

    private void failed(Duration plea) {
        Instant now = clock.instant();
        if (plea.isZero() && isClosed()) {
            // Asked before it was left alone: no news.
            return;
        }
        faults++;
        if (!plea.isZero()) {
            closeUntil(now.plus(plea));
        } else if (faults >= FAULTS) {
            Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(faults - FAULTS, 10));
            closeUntil(now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE));
        }
    }

    private void closeUntil(Instant end) {
        closedUntil = end.isAfter(closedUntil) ? end : closedUntil;
    }

    /** After a pause one visit finds out whether it is over. */
    private int capacity() {
        return faults >= FAULTS ? 1 : TAKEN;
    }
}
