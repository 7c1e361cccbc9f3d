package dev.patchbay.proxy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.patchbay.connector.CallLimits;
import dev.patchbay.connector.CallLimits.Bounds;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.id.ConnectorId;
import dev.patchbay.id.EnvironmentId;
import dev.patchbay.proxy.ProxyProblems.LimitReached;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.local.LocalBucketBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** How many calls may be under way, and begin in a second. Each node counts its own. */
final class ProxyLimits {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration FORGOTTEN = Duration.ofMinutes(10);

    private final ProxyProperties settings;
    private final TimeMeter time;
    private final ConcurrentMap<Object, Integer> underWay = new ConcurrentHashMap<>();
    private final Cache<Rate, Bucket> buckets = Caffeine.newBuilder()
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

    /**
     * How fast somebody's calls may begin. A connector's author may change it: what was counted by another rate counts no more.
     *
     * @param perSecond any number when 0
     * @param perMinute any number when 0
     */
    private record Rate(Object whose, int perSecond, int perMinute) {}

    /**
     * Both bounds hold, the installation's and the connector's.
     *
     * @throws LimitReached when there is no place, or the next one only later
     */
    Place enter(EnvironmentId environment, ConnectorId connector, ConnectionId connection, CallLimits ofApp) {
        OfConnector all = new OfConnector(environment, connector);
        begin(connection, settings.proxyConnectionRate(), ofApp.ofConnection(), "connection");
        begin(all, settings.proxyConnectorRate(), ofApp.ofConnector(), "connector");
        occupy(connection, settings.proxyConnectionConcurrency(), ofApp.ofConnection(), "connection");
        try {
            occupy(all, settings.proxyConnectorConcurrency(), ofApp.ofConnector(), "connector");
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

    private void begin(Object whose, int most, Bounds ofApp, String kind) {
        Rate rate = new Rate(whose, lower(most, ofApp.perSecond()), lower(0, ofApp.perMinute()));
        if (rate.perSecond() == 0 && rate.perMinute() == 0) {
            return;
        }
        ConsumptionProbe probe = buckets.get(rate, this::bucket).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new LimitReached(
                    "Patchbay passes on at most " + words(rate) + " for this " + kind + ".",
                    Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    /** Of two bounds the one that holds; 0 is none. */
    private static int lower(int most, @Nullable Integer ofApp) {
        int own = ofApp == null ? 0 : ofApp;
        return most <= 0 || own <= 0 ? Math.max(most, own) : Math.min(most, own);
    }

    private static String words(Rate rate) {
        String second = rate.perSecond() + " calls a second";
        String minute = rate.perMinute() + " calls a minute";
        if (rate.perMinute() == 0) {
            return second;
        }
        return rate.perSecond() == 0 ? minute : second + " and " + minute;
    }

    private Bucket bucket(Rate rate) {
        LocalBucketBuilder bucket = Bucket.builder().withCustomTimePrecision(time);
        if (rate.perSecond() > 0) {
            bucket.addLimit(limit -> limit.capacity(rate.perSecond()).refillGreedy(rate.perSecond(), SOON));
        }
        if (rate.perMinute() > 0) {
            bucket.addLimit(limit -> limit.capacity(rate.perMinute()).refillGreedy(rate.perMinute(), MINUTE));
        }
        return bucket.build();
    }

    private void occupy(Object whose, int bound, Bounds ofApp, String kind) {
        int most = lower(bound, ofApp.concurrent());
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
