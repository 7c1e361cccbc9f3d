package dev.patchbay.gateway;

import java.time.Duration;

/**
 * How far a call may go.
 *
 * @param deadline for everything together: name resolution, connecting, redirects, and the last byte of the body
 * @param bodyBytes most bytes of the answer's body, counted after decompression
 */
public record Limits(Duration deadline, int bodyBytes, Redirects redirects) {

    private static final Limits STANDARD = new Limits(Duration.ofSeconds(15), 2 * 1024 * 1024, Redirects.WHEN_HARMLESS);

    public Limits {
        if (deadline.isNegative() || deadline.isZero() || bodyBytes < 0) {
            throw new IllegalArgumentException("A call needs some time and room for its answer");
        }
    }

    /** 15 seconds, 2 MiB, and redirects only where they are harmless. */
    public static Limits standard() {
        return STANDARD;
    }

    public Limits within(Duration time) {
        return new Limits(time, bodyBytes, redirects);
    }

    public Limits atMost(int bytes) {
        return new Limits(deadline, bytes, redirects);
    }

    public Limits following(Redirects which) {
        return new Limits(deadline, bodyBytes, which);
    }
}
