package dev.patchbay.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** The time of the machine, and as much later as the test says; in microseconds, as the server's clock. */
public final class TestClock extends Clock {

    private volatile Duration ahead = Duration.ZERO;

    public synchronized void advance(Duration time) {
        ahead = ahead.plus(time);
    }

    /**
     * From now on the machine's own time, for what is judged by somebody else's clock.
     *
     * @return how far ahead it was; give it to {@link #advance} in the end
     */
    public synchronized Duration toMachine() {
        Duration was = ahead;
        ahead = Duration.ZERO;
        return was;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead).truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
