package dev.patchbay.console.webhooks;

import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.badge.BadgeVariant;
import dev.patchbay.webhook.Delivery;
import dev.patchbay.webhook.WebhookEndpoint;

/** How endpoints and deliveries stand, in words and colour. */
final class EndpointStates {

    private EndpointStates() {}

    static Badge badge(WebhookEndpoint endpoint) {
        return switch (endpoint.state()) {
            case UNUSED -> new Badge("Nothing sent yet");
            case WORKING -> colored("Working", BadgeVariant.SUCCESS);
            case FAILING -> colored("Failing", BadgeVariant.ERROR);
            case DISABLED ->
                new Badge("gone".equals(endpoint.disabledReason()) ? "Disabled: answered 410" : "Disabled");
        };
    }

    static String label(Delivery.Status status) {
        return switch (status) {
            case PENDING -> "Pending";
            case DELIVERED -> "Delivered";
            case PARKED -> "Parked";
        };
    }

    static Badge badge(Delivery delivery) {
        return switch (delivery.status()) {
            case PENDING ->
                delivery.attempts() == 0
                        ? new Badge(label(delivery.status()))
                        : colored("Trying again", BadgeVariant.WARNING);
            case DELIVERED -> colored(label(delivery.status()), BadgeVariant.SUCCESS);
            case PARKED -> colored(label(delivery.status()), BadgeVariant.ERROR);
        };
    }

    /** One sentence of why it is so and what happens next. */
    static String explanation(Delivery delivery) {
        return switch (delivery.status()) {
            case PENDING ->
                delivery.dueAt() == null
                        ? "Waits until an earlier message of the same connection has arrived."
                        : delivery.attempts() == 0
                                ? "Is sent in a moment."
                                : "Did not arrive yet; it is tried again by itself.";
            case DELIVERED -> "Your receiver has taken it.";
            case PARKED ->
                "endpoint_disabled".equals(delivery.parkedFor())
                        ? "The endpoint was switched off before it arrived. Nothing more happens unless you send it again."
                        : "receiver_gone".equals(delivery.parkedFor())
                                ? "Your receiver answered 410, which switched the endpoint off."
                                : "It did not arrive within three days. Nothing more happens unless you send it again.";
        };
    }

    private static Badge colored(String text, BadgeVariant color) {
        Badge badge = new Badge(text);
        badge.addThemeVariants(color);
        return badge;
    }
}
