package dev.patchbay.webhook;

import dev.patchbay.id.EnvironmentId;
import dev.patchbay.id.WebhookDeliveryId;
import dev.patchbay.id.WebhookMessageId;
import dev.patchbay.storage.AfterCommit;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Stores a message with its deliveries in the caller's transaction, and says so when that is committed. */
@Component
class Enqueuing {

    private final DeliveryTable deliveries;
    private final LaneTable lanes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Enqueuing(DeliveryTable deliveries, LaneTable lanes, ApplicationEventPublisher events, Clock clock) {
        this.deliveries = deliveries;
        this.lanes = lanes;
        this.events = events;
        this.clock = clock;
    }

    /** One delivery for each endpoint, in their order. */
    List<WebhookDeliveryId> write(
            EnvironmentId environment, List<WebhookEndpoint> endpoints, UUID lane, MessageBody body) {
        Instant now = clock.instant();
        WebhookMessageId message = WebhookMessageId.next();
        deliveries.insertMessage(message, environment, body, now);
        List<WebhookDeliveryId> made = new ArrayList<>();
        for (WebhookEndpoint endpoint : endpoints) {
            WebhookDeliveryId id = WebhookDeliveryId.next();
            // The lane first: whoever finds it empty just now, and is about to remove it, is waited for.
            lanes.open(endpoint.id(), lane, now);
            deliveries.insert(id, endpoint, message, lane, body.type(), now);
            made.add(id);
        }
        AfterCommit.run(() -> events.publishEvent(new DeliveriesWaiting()));
        return made;
    }
}
