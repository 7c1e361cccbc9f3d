package dev.patchbay.console.webhooks;

import dev.patchbay.console.member.CurrentMember;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.id.WebhookDeliveryId;
import dev.patchbay.id.WebhookEndpointId;
import dev.patchbay.organization.Permission;
import dev.patchbay.page.Page;
import dev.patchbay.page.PageRequest;
import dev.patchbay.problem.NotFound;
import dev.patchbay.vault.Secret;
import dev.patchbay.webhook.Deliveries;
import dev.patchbay.webhook.Delivery;
import dev.patchbay.webhook.DeliveryFilter;
import dev.patchbay.webhook.EndpointInput;
import dev.patchbay.webhook.WebhookEndpoint;
import dev.patchbay.webhook.WebhookEndpoints;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a member sees of webhooks and can do with them. */
@Component
class WebhookActions {

    private static final int PAGE = 25;

    private final CurrentMember member;
    private final WebhookEndpoints endpoints;
    private final Deliveries deliveries;
    private final Clock clock;

    WebhookActions(CurrentMember member, WebhookEndpoints endpoints, Deliveries deliveries, Clock clock) {
        this.member = member;
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    boolean mayChange() {
        return member.may(Permission.WEBHOOKS_WRITE);
    }

    /** All of them: an environment has few. */
    List<WebhookEndpoint> endpoints() {
        return endpoints.list(member.scope(), PageRequest.first(100)).data();
    }

    /** Empty when there is no such endpoint here. */
    Optional<WebhookEndpoint> endpoint(String id) {
        return WebhookEndpointId.parse(id).flatMap(parsed -> {
            try {
                return Optional.of(endpoints.get(member.scope(), parsed));
            } catch (NotFound gone) {
                return Optional.empty();
            }
        });
    }

    WebhookEndpoints.WithSecret create(EndpointInput input) {
        return endpoints.create(member.scope(), input);
    }

    void update(WebhookEndpointId id, EndpointInput input) {
        endpoints.update(member.scope(), id, input);
    }

    void delete(WebhookEndpointId id) {
        endpoints.delete(member.scope(), id);
    }

    Secret rotate(WebhookEndpointId id, Duration overlap) {
        return endpoints.rotateSecret(member.scope(), id, overlap).secret();
    }

    Delivery test(WebhookEndpointId id) {
        return deliveries.test(member.scope(), id);
    }

    Page<Delivery> page(WebhookEndpointId endpoint, DeliveryFilter filter, @Nullable String cursor) {
        return deliveries.list(member.scope(), endpoint, filter, PageRequest.of(PAGE, cursor));
    }

    /** Empty when the endpoint has no such delivery. */
    Optional<Deliveries.Detail> delivery(WebhookEndpointId endpoint, String id) {
        return WebhookDeliveryId.parse(id).flatMap(parsed -> {
            try {
                return Optional.of(deliveries.get(member.scope(), endpoint, parsed));
            } catch (NotFound gone) {
                return Optional.empty();
            }
        });
    }

    Deliveries.Detail resend(WebhookEndpointId endpoint, WebhookDeliveryId id) {
        deliveries.resend(member.scope(), endpoint, id);
        return deliveries.get(member.scope(), endpoint, id);
    }

    int resendFailed(WebhookEndpointId endpoint, Duration age) {
        return deliveries.resendFailed(member.scope(), endpoint, clock.instant().minus(age));
    }

    static @Nullable ConnectionId connection(String text) {
        return ConnectionId.parse(text.strip()).orElse(null);
    }
}
