package dev.patchbay.webhook;

import dev.patchbay.organization.Act;
import dev.patchbay.organization.Actor;
import dev.patchbay.webhook.LaneTable.Held;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends what a lane holds, one after another: the next only when the one before has arrived or is given up. */
@Component
class LaneDelivery {

    /** So many in one go; then another lane has its turn. */
    private static final int AT_ONCE = 20;

    private static final Actor ITSELF = new Actor.OfSystem("webhooks");

    private final LaneTable lanes;
    private final DeliveryTable deliveries;
    private final AttemptLog attempts;
    private final EndpointTable endpoints;
    private final Sender sender;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final MeterRegistry meters;
    private final Clock clock;

    LaneDelivery(
            LaneTable lanes,
            DeliveryTable deliveries,
            AttemptLog attempts,
            EndpointTable endpoints,
            Sender sender,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            MeterRegistry meters,
            Clock clock) {
        this.lanes = lanes;
        this.deliveries = deliveries;
        this.attempts = attempts;
        this.endpoints = endpoints;
        this.sender = sender;
        this.transaction = transaction;
        this.events = events;
        this.meters = meters;
        this.clock = clock;
    }

    /** @param failing is told after each attempt whether the endpoint fails */
    void deliver(Held held, Consumer<Boolean> failing) {
        for (int i = 0; i < AT_ONCE; i++) {
            Optional<Delivery> next = next(held);
            if (next.isEmpty()) {
                return;
            }
            Optional<EndpointTable.Stored> endpoint = endpoints.findEnabled(held.endpoint());
            if (endpoint.isEmpty()) {
                giveUpAll(held);
                return;
            }
            Delivery delivery = next.get();
            Sender.Outcome outcome = sender.send(endpoint.get(), delivery, deliveries.body(delivery.message()));
            count(outcome);
            failing.accept(!(outcome instanceof Sender.Arrived));
            boolean more = Boolean.TRUE.equals(
                    transaction.execute(status -> conclude(held, endpoint.get().endpoint(), delivery, outcome)));
            if (outcome instanceof Sender.Gone) {
                // In a transaction of its own: holding the endpoint's row, it would wait for lanes whose holders wait
                // for that row.
                giveUpAll(held);
            }
            if (!more) {
                return;
            }
        }
        lanes.release(held, clock.instant());
    }

    /** The lane's first, with time to send it; without one the lane is removed. */
    private Optional<Delivery> next(Held held) {
        Optional<Delivery> next = transaction.execute(status -> {
            if (!lanes.lock(held)) {
                return Optional.<Delivery>empty();
            }
            Optional<Delivery> first = deliveries.first(held.endpoint(), held.lane());
            if (first.isPresent()) {
                lanes.extend(held, clock.instant());
            } else {
                lanes.remove(held);
            }
            return first;
        });
        return next == null ? Optional.empty() : next;
    }

    /** Whether the lane's next one may go. */
    private boolean conclude(Held held, WebhookEndpoint endpoint, Delivery delivery, Sender.Outcome outcome) {
        if (!lanes.lock(held)) {
            // It took longer than the lease: whoever has the lane now sends it again and says what came of it.
            return false;
        }
        attempts.insert(delivery.id(), outcome.attempt());
        Instant now = clock.instant();
        return switch (outcome) {
            case Sender.Arrived arrived -> {
                deliveries.noteAttempt(delivery, arrived.attempt(), Delivery.Status.DELIVERED, null);
                endpoints.noteSuccess(endpoint, now);
                yield true;
            }
            case Sender.Gone gone -> {
                deliveries.noteAttempt(delivery, gone.attempt(), Delivery.Status.PARKED, "receiver_gone");
                endpoints.noteFailure(
                        endpoint.id(), String.valueOf(gone.attempt().message()), now);
                endpoints.disable(endpoint.id(), "gone", now);
                events.publishEvent(Act.of(
                                endpoint.organization(),
                                endpoint.environment(),
                                ITSELF,
                                "webhook_endpoint.disabled",
                                endpoint.id(),
                                endpoint.address())
                        .with("error", "receiver_gone"));
                yield false;
            }
            case Sender.Failed failed -> tryLater(held, endpoint, delivery, failed, now);
        };
    }

    private boolean tryLater(
            Held held, WebhookEndpoint endpoint, Delivery delivery, Sender.Failed failed, Instant now) {
        endpoints.noteFailure(endpoint.id(), String.valueOf(failed.attempt().message()), now);
        Optional<Instant> next = RetrySchedule.next(
                delivery.tries() + 1,
                delivery.wantedSince(),
                now,
                failed.asked(),
                ThreadLocalRandom.current().nextDouble());
        if (next.isPresent()) {
            deliveries.noteAttempt(delivery, failed.attempt(), Delivery.Status.PENDING, null);
            lanes.retryAt(held, next.get());
            return false;
        }
        deliveries.noteAttempt(delivery, failed.attempt(), Delivery.Status.PARKED, "no_answer_for_three_days");
        return true;
    }

    private void giveUpAll(Held held) {
        transaction.executeWithoutResult(status -> {
            // The lanes first: what somebody is adding to one just now is then there to be given up as well.
            lanes.removeAll(held.endpoint());
            deliveries.parkAll(held.endpoint(), "endpoint_disabled", clock.instant());
        });
    }

    private void count(Sender.Outcome outcome) {
        meters.counter(
                        "patchbay.webhook.attempts",
                        "outcome",
                        outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .increment();
    }
}
