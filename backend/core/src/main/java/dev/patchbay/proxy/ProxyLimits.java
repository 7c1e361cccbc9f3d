package dev.patchbay.proxy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.id.ConnectorId;
import dev.patchbay.id.EnvironmentId;
import dev.patchbay.proxy.ProxyProblems.LimitReached;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** How many calls may be under way, and begin in a second. Each node counts its own. */
final class ProxyLimits {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration FORGOTTEN = Duration.ofMinutes(10);

    private final ProxyProperties settings;
    private final TimeMeter time;
    private final ConcurrentMap<Object, Integer> underWay = new ConcurrentHashMap<>();
    private final Cache<Object, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(FORGOTTEN)
            .build();

    ProxyLimits(ProxyProperties settings, Clock clock) {
        this.settings = settings;
        this.time = new Ticking(clock);
    }

    /** A place among the calls under way; close it when the call is over. */
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /** The calls of one environment to one connector's app. */
    private record OfConnector(EnvironmentId environment, ConnectorId connector) {}

    /** @throws LimitReached when there is no place, or the next one only later */
    Place enter(EnvironmentId environment, ConnectorId connector, ConnectionId connection) {
        OfConnector all = new OfConnector(environment, connector);
        begin(connection, settings.proxyConnectionRate(), "connection");
        begin(all, settings.proxyConnectorRate(), "connector");
        occupy(connection, settings.proxyConnectionConcurrency(), "connection");
        try {
            occupy(all, settings.proxyConnectorConcurrency(), "connector");
        } catch (LimitReached full) {
            leave(connection);
            throw full;
        }
        AtomicBoolean left = new AtomicBoolean();
        return () -> {
            if (left.compareAndSet(false, true)) {
                leave(all);
                leave(connection);
            }
        };
    }

    private void begin(Object whose, int perSecond, String kind) {
        if (perSecond <= 0) {
            return;
        }
        ConsumptionProbe probe = buckets.get(whose, any -> bucket(perSecond)).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new LimitReached(
                    "Patchbay passes on at most " + perSecond + " calls a second for this " + kind + ".",
                    Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    private Bucket bucket(int perSecond) {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(perSecond).refillGreedy(perSecond, SOON))
                .build();
    }

    private void occupy(Object whose, int most, String kind) {
        int now = underWay.merge(whose, 1, Integer::sum);
        if (most > 0 && now > most) {
            leave(whose);
            throw new LimitReached(
                    "Patchbay passes on at most " + most + " calls at once for this " + kind + ".", SOON);
        }
    }

    private void leave(Object whose) {
        underWay.computeIfPresent(whose, (key, count) -> count > 1 ? count - 1 : null);
    }

    /** Bucket4j's time by our clock. */
    private record Ticking(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return Math.addExact(Math.multiplyExact(now.getEpochSecond(), 1_000_000_000L), now.getNano());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
