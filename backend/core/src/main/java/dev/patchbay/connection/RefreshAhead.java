package dev.patchbay.connection;

import dev.patchbay.connection.DueConnections.Due;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.Connectors;
import dev.patchbay.id.ConnectorId;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks after the connections that are due, the longest due first: so many at a time for each provider, so many over all, and one
 * provider's troubles keep none of another's waiting. What is due stands in the database alone; who visits a connection claims it for a
 * while, and a node that dies has delayed its visits by no more than that.
 */
@Component
class RefreshAhead {

    private static final Logger log = LoggerFactory.getLogger(RefreshAhead.class);

    /** Longer than a visit can take, the wait for its turn included. */
    private static final Duration CLAIM = Duration.ofMinutes(3);

    private static final int BATCH = 250;
    private static final int AT_ONCE = 192;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private final DueConnections due;
    private final Visiting visiting;
    private final Providers providers;
    private final Connectors connectors;
    private final Clock clock;
    private final Timer lateness;

    RefreshAhead(
            DueConnections due,
            Visiting visiting,
            Providers providers,
            Connectors connectors,
            Clock clock,
            MeterRegistry meters) {
        this.due = due;
        this.visiting = visiting;
        this.providers = providers;
        this.connectors = connectors;
        this.clock = clock;
        this.lateness = Timer.builder("patchbay.refresh.ahead.lateness")
                .description("How long connections were due before they were looked after")
                .publishPercentileHistogram()
                .register(meters);
    }

    /**
     * Visits until nothing is due any more that may be visited now.
     *
     * @param goOn asked again and again; visits that have begun are finished in any case
     * @return how many visits were begun
     */
    int run(BooleanSupplier goOn) {
        Round round = new Round();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            while (goOn.getAsBoolean()) {
                List<Visit> begun = round.takeMore();
                begun.forEach(visit -> threads.execute(() -> round.make(visit)));
                if (begun.isEmpty() && !round.waitForPlace()) {
                    break;
                }
            }
        }
        return round.visits.get();
    }

    /** One that has a place at its provider. */
    private record Visit(Due due, Provider provider) {}

    private final class Round {

        private final Map<ConnectorId, Provider> seen = new HashMap<>();
        private final Semaphore places = new Semaphore(AT_ONCE);
        private final Semaphore left = new Semaphore(0);
        private final AtomicInteger visits = new AtomicInteger();

        List<Visit> takeMore() {
            Instant now = clock.instant();
            List<ConnectorId> busy = seen.entrySet().stream()
                    .filter(entry -> !entry.getValue().wantsMore())
                    .map(Map.Entry::getKey)
                    .toList();
            List<Visit> taken = new ArrayList<>();
            for (Due one : due.next(now, busy, BATCH)) {
                if (places.availablePermits() == 0) {
                    break;
                }
                Provider provider = seen.computeIfAbsent(one.connector(), id -> provider(one));
                if (provider.enter()) {
                    places.acquireUninterruptibly();
                    taken.add(new Visit(one, provider));
                }
            }
            if (!taken.isEmpty()) {
                due.claim(taken.stream().map(Visit::due).toList(), now.plus(CLAIM));
                taken.forEach(
                        visit -> lateness.record(Duration.between(visit.due().at(), now)));
                visits.addAndGet(taken.size());
            }
            return taken;
        }

        void make(Visit visit) {
            Due one = visit.due();
            try {
                if (!visit.provider().visit(() -> visiting.visit(one))) {
                    due.postpone(one, visit.provider().closedUntil());
                }
            } catch (RuntimeException e) {
                log.error("Could not look after {}", one.id(), e);
            } finally {
                places.release();
                left.release();
            }
        }

        /** False when nobody is under way whose end could make room. */
        boolean waitForPlace() {
            if (places.availablePermits() == AT_ONCE) {
                return false;
            }
            try {
                if (left.tryAcquire(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                    left.drainPermits();
                }
                return true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    private Provider provider(Due one) {
        Connector connector = connectors.inUse(one.organization(), one.connector());
        AuthMethod method =
                connector.definition().method(one.authMethod()).orElseGet(connector.definition()::defaultMethod);
        return providers.of(connector, method);
    }
}
