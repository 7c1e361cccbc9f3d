package dev.patchbay.gateway.internal;

import java.time.Duration;

/** A moment of the monotonic clock by which a call has to be over. */
record Deadline(long nanos) {

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    boolean passed() {
        return nanos - System.nanoTime() <= 0;
    }

    /** What is left, at least a millisecond: to most libraries zero means for ever. */
    Duration remaining() {
        return Duration.ofNanos(Math.max(1_000_000, nanos - System.nanoTime()));
    }
}
