package dev.patchbay.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.patchbay.id.ConnectionId;
import dev.patchbay.id.ConnectorId;
import dev.patchbay.id.EnvironmentId;
import dev.patchbay.proxy.ProxyLimits.Place;
import dev.patchbay.proxy.ProxyProblems.LimitReached;
import dev.patchbay.testing.Parallel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ProxyLimitsTest {

    private final EnvironmentId environment = EnvironmentId.next();
    private final ConnectorId connector = ConnectorId.next();
    private final ConnectionId one = ConnectionId.next();
    private final ConnectionId other = ConnectionId.next();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));

    @Test
    void a_connection_has_so_many_places_and_gets_them_back() {
        ProxyLimits limits = limits(2, 0, 0, 0);
        Place first = enter(limits, one);
        enter(limits, one);

        assertThatExceptionOfType(LimitReached.class)
                .isThrownBy(() -> enter(limits, one))
                .satisfies(full -> assertThat(full.retryAfter()).isPositive());
        enter(limits, other);
        first.close();
        first.close();
        enter(limits, one);
        assertThatExceptionOfType(LimitReached.class).isThrownBy(() -> enter(limits, one));
    }

    @Test
    void a_connector_that_is_full_keeps_no_place_of_the_connection() {
        ProxyLimits limits = limits(2, 1, 0, 0);
        Place place = enter(limits, one);
        for (int i = 0; i < 5; i++) {
            assertThatExceptionOfType(LimitReached.class).isThrownBy(() -> enter(limits, other));
        }
        place.close();
        enter(limits, other).close();
        enter(limits, other).close();
    }

    @Test
    void another_environment_has_places_of_its_own() {
        ProxyLimits limits = limits(0, 1, 0, 0);
        enter(limits, one);

        limits.enter(EnvironmentId.next(), connector, other);
    }

    @Test
    void a_rate_refills_with_time() {
        ProxyLimits limits = limits(0, 0, 2, 0);
        enter(limits, one).close();
        enter(limits, one).close();

        assertThatExceptionOfType(LimitReached.class)
                .isThrownBy(() -> enter(limits, one))
                .satisfies(full ->
                        assertThat(full.retryAfter()).isBetween(Duration.ofMillis(400), Duration.ofMillis(600)));
        enter(limits, other).close();
        now.updateAndGet(time -> time.plusMillis(500));
        enter(limits, one).close();
        assertThatExceptionOfType(LimitReached.class).isThrownBy(() -> enter(limits, one));
    }

    @Test
    void a_rate_of_the_connector_counts_all_its_connections() {
        ProxyLimits limits = limits(0, 0, 0, 2);
        enter(limits, one).close();
        enter(limits, other).close();

        assertThatExceptionOfType(LimitReached.class).isThrownBy(() -> enter(limits, ConnectionId.next()));
    }

    @Test
    void places_are_counted_right_by_many_at_once() {
        ProxyLimits limits = limits(1000, 1000, 0, 0);
        assertThat(Parallel.callers(50, () -> {
                    for (int i = 0; i < 200; i++) {
                        enter(limits, one).close();
                    }
                    return true;
                }))
                .allMatch(Parallel.Outcome::succeeded);
        for (int i = 0; i < 1000; i++) {
            enter(limits, one);
        }
        assertThatExceptionOfType(LimitReached.class).isThrownBy(() -> enter(limits, one));
    }

    private Place enter(ProxyLimits limits, ConnectionId connection) {
        return limits.enter(environment, connector, connection);
    }

    private ProxyLimits limits(int connectionAtOnce, int connectorAtOnce, int connectionRate, int connectorRate) {
        ProxyProperties settings = new ProxyProperties(
                Duration.ofMinutes(1),
                Duration.ofSeconds(10),
                connectionAtOnce,
                connectorAtOnce,
                connectionRate,
                connectorRate,
                Duration.ofDays(7));
        return new ProxyLimits(settings, new Clock() {
            @Override
            public Instant instant() {
                return now.get();
            }

            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                throw new UnsupportedOperationException();
            }
        });
    }
}
