package dev.patchbay.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void it_tries_soon_at_first_then_ever_more_rarely_and_a_last_time_after_three_days() {
        List<Duration> times = new ArrayList<>();
        Instant now = START;
        for (Optional<Instant> next = next(1, now, 0.5); next.isPresent(); next = next(times.size() + 1, now, 0.5)) {
            times.add(Duration.between(now, next.get()));
            now = next.get();
        }

        assertThat(times)
                .startsWith(
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
        assertThat(now).isEqualTo(START.plus(Duration.ofDays(3)));
        assertThat(times).hasSizeBetween(12, 20);
    }

    @Test
    void what_failed_together_is_spread_by_a_fifth_to_both_sides() {
        assertThat(next(3, START, 0)).contains(START.plusSeconds(96));
        assertThat(next(3, START, 1)).contains(START.plusSeconds(144));
    }

    @Test
    void a_receiver_may_ask_for_a_longer_pause_but_not_for_days() {
        assertThat(RetrySchedule.next(1, START, START, Duration.ofMinutes(3), 0.5))
                .contains(START.plus(Duration.ofMinutes(3)));
        assertThat(RetrySchedule.next(1, START, START, Duration.ofDays(30), 0.5))
                .contains(START.plus(Duration.ofHours(1)));
        assertThat(RetrySchedule.next(5, START, START, Duration.ofSeconds(1), 0.5))
                .contains(START.plus(Duration.ofMinutes(30)));
    }

    private static Optional<Instant> next(int failures, Instant now, double chance) {
        return RetrySchedule.next(failures, START, now, Duration.ZERO, chance);
    }
}
