package dev.patchbay.gateway.internal;

import java.time.Duration;

/** When the last byte of a call moved, and how long it may stand still. */
final class Progress {

    private final long idleNanos;
    private volatile long last = System.nanoTime();
    private volatile boolean stalled;

    Progress(Duration idle) {
        this.idleNanos = idle.toNanos();
    }

    void made() {
        last = System.nanoTime();
    }

    /** How much longer it may stand still; zero or less when that is over. */
    long nanosLeft() {
        return idleNanos - (System.nanoTime() - last);
    }

    /** Notes that it stood still for too long; whatever breaks after that broke because of it. */
    void stall() {
        stalled = true;
    }

    boolean stalled() {
        return stalled;
    }
}
