package dev.patchbay.console.webhooks;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.contextmenu.ContextMenuPosition;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import dev.patchbay.console.part.Glyph;
import dev.patchbay.console.part.When;
import dev.patchbay.webhook.WebhookEndpoint;
import dev.patchbay.webhook.WebhookType;
import java.util.Map;
import java.util.stream.Collectors;

/** One receiver in the list, with how it fares. */
final class EndpointRow extends Div {

    EndpointRow(WebhookEndpoint endpoint, Map<String, Runnable> menu) {
        addClassNames("row", "endpoint-row");
        RouterLink link = new RouterLink(
                endpoint.url(),
                DeliveriesView.class,
                new RouteParameters("endpoint", endpoint.id().text()));
        Div title = new Div(new H2(link), EndpointStates.badge(endpoint));
        title.addClassName("row-title");
        Div words = new Div(title);
        words.addClassName("row-words");
        if (!endpoint.description().isEmpty()) {
            words.add(secondary(new Span(endpoint.description())));
        }
        words.add(secondary(new Span(types(endpoint))), secondary(health(endpoint)));
        if (!endpoint.enabled()) {
            addClassName("faded");
        }
        add(words);
        if (!menu.isEmpty()) {
            add(menu(endpoint, menu));
        }
    }

    private static Span health(WebhookEndpoint endpoint) {
        WebhookEndpoint.Health health = endpoint.health();
        Span words = new Span(new Span("Last delivered: "), new When(health.lastDeliveredAt()));
        if (health.failingSince() != null && endpoint.enabled()) {
            words.add(new Span(" · Failing since: "), new When(health.failingSince()));
        }
        if (health.lastError() != null && (health.failingSince() != null || !endpoint.enabled())) {
            words.add(new Span(" · " + health.lastError()));
        }
        return words;
    }

    private static String types(WebhookEndpoint endpoint) {
        return endpoint.types().isEmpty()
                ? "All events"
                : endpoint.types().stream().map(WebhookType::text).collect(Collectors.joining(", "));
    }

    private static Component secondary(Span words) {
        words.addClassName("secondary");
        return words;
    }

    private static Button menu(WebhookEndpoint endpoint, Map<String, Runnable> entries) {
        Button button = new Button(Glyph.MORE.icon());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.addClassName("quiet");
        button.setAriaLabel("More for " + endpoint.url());
        ContextMenu menu = new ContextMenu(button);
        menu.setOpenOnClick(true);
        menu.setPosition(ContextMenuPosition.BOTTOM_END);
        entries.forEach((label, action) -> menu.addItem(label, event -> action.run()));
        return button;
    }
}
