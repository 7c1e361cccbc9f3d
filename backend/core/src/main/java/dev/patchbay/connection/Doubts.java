package dev.patchbay.connection;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.id.EnvironmentId;
import dev.patchbay.id.OrganizationId;
import dev.patchbay.organization.Scopes;
import dev.patchbay.problem.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Connections whose app said no to a call that somebody made with them. One endpoint's 401 proves nothing: it may ask for a right that was
 * never granted. So the connection is proven soon by its verification call, behind the back of whoever called, and only that call's
 * answer or a refused renewal changes its status.
 */
@Component
class Doubts {

    private static final Logger log = LoggerFactory.getLogger(Doubts.class);

    /** What was asked about a moment ago is not asked again: an app may have an endpoint that says no to every call. */
    private static final Duration SETTLED = Duration.ofMinutes(10);

    private static final int MOST_WAITING = 1_000;
    private static final int AT_ONCE = 16;

    private final Verifying verifying;
    private final Clock clock;
    private final Cache<ConnectionId, Instant> settledUntil =
            Caffeine.newBuilder().maximumSize(10_000).build();
    private final BlockingQueue<Doubt> waiting = new LinkedBlockingQueue<>(MOST_WAITING);

    Doubts(Verifying verifying, Clock clock) {
        this.verifying = verifying;
        this.clock = clock;
    }

    private record Doubt(OrganizationId organization, EnvironmentId environment, ConnectionId connection) {}

    /** Writes nothing and waits for nothing; beyond a bound a doubt is dropped, and comes back with the next call. */
    void raise(OrganizationId organization, EnvironmentId environment, ConnectionId id) {
        Instant now = clock.instant();
        AtomicBoolean fresh = new AtomicBoolean();
        settledUntil.asMap().compute(id, (key, until) -> {
            fresh.set(until == null || !now.isBefore(until));
            return fresh.get() ? now.plus(SETTLED) : until;
        });
        if (fresh.get() && !waiting.offer(new Doubt(organization, environment, id))) {
            settledUntil.invalidate(id);
        }
    }

    /** Proves those in doubt, a few at a time. */
    @Scheduled(fixedDelay = 2_000)
    void settle() {
        List<Doubt> taken = new ArrayList<>();
        while (waiting.drainTo(taken, AT_ONCE) > 0) {
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                taken.forEach(doubt -> threads.execute(() -> settle(doubt)));
            }
            taken.clear();
        }
    }

    private void settle(Doubt doubt) {
        try {
            verifying.now(
                    Scopes.ofSystem(doubt.organization(), doubt.environment(), "verification"), doubt.connection());
        } catch (Problem found) {
            // What it says of the connection is written.
            log.debug("{} was in doubt: {}", doubt.connection(), found.code());
        } catch (RuntimeException e) {
            log.error("Could not prove {}", doubt.connection(), e);
        }
    }
}
