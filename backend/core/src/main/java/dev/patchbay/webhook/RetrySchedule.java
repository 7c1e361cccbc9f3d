package dev.patchbay.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When a message that did not arrive is tried again: soon at first, then ever more rarely, for three days. */
final class RetrySchedule {

    /** How long a message is worth trying. */
    static final Duration PATIENCE = Duration.ofDays(3);

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4),
            Duration.ofHours(8),
            Duration.ofHours(12));

    /** The most that a receiver can ask for, so that none postpones its messages until they are given up. */
    private static final Duration LONGEST_ASKED = Duration.ofHours(1);

    private RetrySchedule() {}

    /**
     * The next time to try, or empty when the patience is over. The last try is at its very end.
     *
     * @param failures how many tries there were, this one included
     * @param since from when the patience counts
     * @param asked what the receiver asked for, or zero
     * @param chance from 0 to 1: spreads what failed together by a fifth to both sides
     */
    static Optional<Instant> next(int failures, Instant since, Instant now, Duration asked, double chance) {
        Instant end = since.plus(PATIENCE);
        if (!now.isBefore(end)) {
            return Optional.empty();
        }
        Duration pause = PAUSES.get(Math.min(failures, PAUSES.size()) - 1);
        Duration spread = Duration.ofMillis((long) (pause.toMillis() * (0.8 + 0.4 * chance)));
        Duration wanted = asked.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : asked;
        Instant next = now.plus(wanted.compareTo(spread) > 0 ? wanted : spread);
        return Optional.of(next.isBefore(end) ? next : end);
    }
}
