package dev.patchbay.webhook;

import dev.patchbay.id.WebhookDeliveryId;
import dev.patchbay.id.WebhookEndpointId;
import dev.patchbay.organization.Act;
import dev.patchbay.organization.Permission;
import dev.patchbay.organization.Scope;
import dev.patchbay.page.Page;
import dev.patchbay.page.PageRequest;
import dev.patchbay.problem.NotFound;
import dev.patchbay.storage.AfterCommit;
import dev.patchbay.webhook.WebhookProblems.EndpointDisabled;
import dev.patchbay.webhook.WebhookProblems.StillPending;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** What was sent to an endpoint, and what waits to be. */
@Service
@EnableConfigurationProperties(WebhookProperties.class)
public class Deliveries {

    private final EndpointTable endpoints;
    private final DeliveryTable table;
    private final AttemptLog attempts;
    private final LaneTable lanes;
    private final Enqueuing enqueuing;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final WebhookProperties properties;
    private final Clock clock;

    Deliveries(
            EndpointTable endpoints,
            DeliveryTable table,
            AttemptLog attempts,
            LaneTable lanes,
            Enqueuing enqueuing,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            WebhookProperties properties,
            Clock clock) {
        this.endpoints = endpoints;
        this.table = table;
        this.attempts = attempts;
        this.lanes = lanes;
        this.enqueuing = enqueuing;
        this.transaction = transaction;
        this.events = events;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * A delivery with all that is known of it.
     *
     * @param body what is sent, as it was fixed when it happened
     * @param attempts newest first, at most a hundred
     */
    public record Detail(Delivery delivery, String body, List<DeliveryAttempt> attempts) {}

    /** Newest first. */
    public Page<Delivery> list(Scope scope, WebhookEndpointId endpoint, DeliveryFilter filter, PageRequest page) {
        scope.require(Permission.WEBHOOKS_READ);
        return Page.of(table.list(endpoint(scope, endpoint).id(), filter, page), page, Delivery::id);
    }

    /** @throws NotFound when the endpoint has no such delivery */
    public Detail get(Scope scope, WebhookEndpointId endpoint, WebhookDeliveryId id) {
        scope.require(Permission.WEBHOOKS_READ);
        Delivery delivery = delivery(endpoint(scope, endpoint), id);
        return new Detail(delivery, table.body(delivery.message()), attempts.of(id));
    }

    /**
     * Sends one again, with the same body and the same {@code webhook-id}.
     *
     * @throws EndpointDisabled when the endpoint is switched off
     * @throws StillPending when it is on its way anyhow
     */
    @Transactional
    public Delivery resend(Scope scope, WebhookEndpointId endpoint, WebhookDeliveryId id) {
        scope.require(Permission.WEBHOOKS_WRITE);
        WebhookEndpoint to = enabled(scope, endpoint);
        Delivery delivery = delivery(to, id);
        if (!want(delivery)) {
            throw new StillPending();
        }
        tell(scope, "webhook_endpoint.delivery_resent", to, "delivery", id.text());
        return delivery(to, id);
    }

    /**
     * Sends all again that was given up and was made since then.
     *
     * @return how many
     * @throws EndpointDisabled when the endpoint is switched off
     */
    public int resendFailed(Scope scope, WebhookEndpointId endpoint, Instant since) {
        scope.require(Permission.WEBHOOKS_WRITE);
        WebhookEndpoint to = enabled(scope, endpoint);
        int resent = 0;
        PageRequest page = PageRequest.first(100);
        for (List<Delivery> parked = table.parkedSince(to.id(), since, page);
                !parked.isEmpty();
                parked = table.parkedSince(to.id(), since, page)) {
            List<Delivery> some = parked;
            transaction.executeWithoutResult(status -> some.forEach(this::want));
            resent += some.size();
            page = new PageRequest(page.limit(), some.getLast().id().bytes());
        }
        tell(scope, "webhook_endpoint.failed_resent", to, "count", String.valueOf(resent));
        return resent;
    }

    /**
     * Sends a message of the type {@code webhook.test}.
     *
     * @throws EndpointDisabled when the endpoint is switched off
     */
    @Transactional
    public Delivery test(Scope scope, WebhookEndpointId endpoint) {
        scope.require(Permission.WEBHOOKS_WRITE);
        WebhookEndpoint to = enabled(scope, endpoint);
        MessageBody body = new MessageBody(
                WebhookType.TEST.text(),
                clock.instant(),
                new MessageBody.Data(null, null, null, null, "A test from Patchbay. Nothing has happened."));
        WebhookDeliveryId made = enqueuing
                .write(scope.environment(), List.of(to), UUID.randomUUID(), body)
                .getFirst();
        tell(scope, "webhook_endpoint.tested", to, "delivery", made.text());
        return delivery(to, made);
    }

    /** Removes what is older than the operator wants to keep, and secrets that are of no more use. */
    public void removeOld() {
        Instant now = clock.instant();
        endpoints.forgetFormerSecrets(now);
        while (table.removeBefore(now.minus(properties.webhookRetention())) > 0) {
            // Each pass is a short transaction of its own.
        }
        endpoints.removeDeleted();
    }

    private boolean want(Delivery delivery) {
        Instant now = clock.instant();
        // The lane before the delivery, as who sends does.
        lanes.hurry(delivery.endpoint(), delivery.lane(), now);
        boolean wanted = table.want(delivery.id(), now);
        AfterCommit.run(() -> events.publishEvent(new DeliveriesWaiting()));
        return wanted;
    }

    private void tell(Scope scope, String action, WebhookEndpoint endpoint, String detail, String value) {
        events.publishEvent(
                Act.in(scope, action, endpoint.id(), endpoint.address()).with(detail, value));
    }

    private WebhookEndpoint endpoint(Scope scope, WebhookEndpointId id) {
        return endpoints.find(scope.environment(), id).orElseThrow(() -> new NotFound("webhook endpoint"));
    }

    private WebhookEndpoint enabled(Scope scope, WebhookEndpointId id) {
        WebhookEndpoint endpoint = endpoint(scope, id);
        if (!endpoint.enabled()) {
            throw new EndpointDisabled();
        }
        return endpoint;
    }

    private Delivery delivery(WebhookEndpoint endpoint, WebhookDeliveryId id) {
        return table.find(endpoint.id(), id).orElseThrow(() -> new NotFound("webhook delivery"));
    }
}
