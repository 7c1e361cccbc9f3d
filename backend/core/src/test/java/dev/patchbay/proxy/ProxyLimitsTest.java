package dev.patchbay.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.patchbay.connector.CallLimits;
import dev.patchbay.connector.CallLimits.Bounds;
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

        limits.enter(EnvironmentId.next(), connector, other, CallLimits.NONE);
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
    void a_connector_bounds_each_connection_to_what_its_app_bears() {
        ProxyLimits limits = limits(100, 400, 0, 0);
        CallLimits ofApp = new CallLimits(null, new Bounds(2, 3, 1));

        Place place = enter(limits, one, ofApp);
        assertThatExceptionOfType(LimitReached.class)
                .isThrownBy(() -> enter(limits, one, ofApp))
                .withMessageContaining("1 calls at once for this connection");
        place.close();
        assertThatExceptionOfType(LimitReached.class)
                .isThrownBy(() -> enter(limits, one, ofApp))
                .withMessageContaining("2 calls a second and 3 calls a minute for this connection");
        enter(limits, other, ofApp).close();
        now.updateAndGet(time -> time.plusSeconds(1));
        enter(limits, one, ofApp).close();
        assertThatExceptionOfType(LimitReached.class)
                .isThrownBy(() -> enter(limits, one, ofApp))
                .satisfies(full ->
                        assertThat(full.retryAfter()).isBetween(Duration.ofSeconds(18), Duration.ofSeconds(20)));
    }

    @Test
    void a_connector_bounds_all_its_connections_together() {
        ProxyLimits limits = limits(100, 400, 0, 0);
        CallLimits ofApp = new CallLimits(new Bounds(null, 2, null), null);
        enter(limits, one, ofApp).close();
        enter(limits, other, ofApp).close();

        assertThatExceptionOfType(LimitReached.class)
                .isThrownBy(() -> enter(limits, ConnectionId.next(), ofApp))
                .withMessageContaining("2 calls a minute for this connector");
    }

    @Test
    void a_connectors_bound_does_not_widen_the_installations() {
        ProxyLimits limits = limits(1, 400, 1, 0);
        CallLimits generous = new CallLimits(null, new Bounds(1000, null, 1000));
        Place place = enter(limits, one, generous);
        now.updateAndGet(time -> time.plusSeconds(1));

        assertThatExceptionOfType(LimitReached.class)
                .isThrownBy(() -> enter(limits, one, generous))
                .withMessageContaining("1 calls at once");
        place.close();
        assertThatExceptionOfType(LimitReached.class)
                .isThrownBy(() -> enter(limits, one, generous))
                .withMessageContaining("1 calls a second");
    }

    @Test
    void a_bound_that_its_author_raised_holds_at_once() {
        ProxyLimits limits = limits(100, 400, 0, 0);
        enter(limits, one, new CallLimits(null, new Bounds(1, null, null))).close();

        enter(limits, one, new CallLimits(null, new Bounds(2, null, null))).close();
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
        return enter(limits, connection, CallLimits.NONE);
    }

    private Place enter(ProxyLimits limits, ConnectionId connection, CallLimits ofApp) {
        return limits.enter(environment, connector, connection, ofApp);
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
