package dev.patchbay.webhook;

import dev.patchbay.webhook.LaneTable.Held;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends what is due. Any number of nodes may do so at once: each takes a lane under a lease, and what a node held that is no more
 * falls to another when the lease is over.
 */
@Component
public class WebhookWorker {

    private static final Logger log = LoggerFactory.getLogger(WebhookWorker.class);
    private static final int SENDERS = 64;

    private final LaneTable lanes;
    private final LaneDelivery delivery;
    private final Clock clock;
    private final InFlight inFlight = new InFlight();
    private final AtomicBoolean wanted = new AtomicBoolean();
    private final Semaphore idle = new Semaphore(SENDERS);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    WebhookWorker(LaneTable lanes, LaneDelivery delivery, Clock clock) {
        this.lanes = lanes;
        this.delivery = delivery;
        this.clock = clock;
    }

    /** Begins to send all that is due, and does not wait for it. */
    public void start() {
        wanted.set(true);
        if (idle.tryAcquire()) {
            try {
                threads.execute(this::workThenRest);
            } catch (RejectedExecutionException e) {
                // The node is going; another one, or the next start, sends.
                idle.release();
            }
        }
    }

    private void workThenRest() {
        wanted.set(false);
        try {
            work();
        } catch (RuntimeException e) {
            // Nothing is lost: what was taken falls due again when its lease is over.
            log.warn("Sending webhooks stopped for now: {}", e.toString());
        } finally {
            idle.release();
        }
        if (wanted.get() && !threads.isShutdown()) {
            // Somebody called while all were busy, perhaps after the last look.
            start();
        }
    }

    /** Sends all that is due, one after another, and returns when there is no more. */
    public void drain() {
        for (Optional<Held> held = take(); held.isPresent(); held = take()) {
            deliver(held.get());
        }
    }

    /** Whoever finds work calls another one to look for more, so that there are as many as there is work for. */
    private void work() {
        while (!threads.isShutdown()) {
            Optional<Held> held = take();
            if (held.isEmpty()) {
                return;
            }
            start();
            deliver(held.get());
        }
    }

    private Optional<Held> take() {
        return lanes.take(inFlight.full(), clock.instant());
    }

    private void deliver(Held held) {
        inFlight.enter(held.endpoint());
        try {
            delivery.deliver(held, failing -> inFlight.tell(held.endpoint(), failing));
        } finally {
            inFlight.leave(held.endpoint());
        }
    }

    /** Lets those finish that are sending: what they send now need not be sent again by another node. */
    @PreDestroy
    void stop() throws InterruptedException {
        threads.shutdown();
        threads.awaitTermination(20, TimeUnit.SECONDS);
    }
}
