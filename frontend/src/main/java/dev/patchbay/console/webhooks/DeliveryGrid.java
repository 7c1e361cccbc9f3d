package dev.patchbay.console.webhooks;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import dev.patchbay.console.part.When;
import dev.patchbay.webhook.Delivery;
import java.util.Map;

/** The list of what was sent: columns where there is room for them, a card for each where there is not. */
@JsModule("./console/console.ts")
final class DeliveryGrid extends Grid<Delivery> {

    DeliveryGrid() {
        addClassName("connection-grid");
        addThemeVariants(GridVariant.NO_BORDER);
        setAllRowsVisible(true);
        setSelectionMode(SelectionMode.NONE);
        addComponentColumn(DeliveryGrid::card).setHeader("Delivery").setFlexGrow(1);
        addComponentColumn(delivery -> new When(delivery.createdAt()))
                .setHeader("Created")
                .setFlexGrow(0)
                .setWidth("9rem");
        addComponentColumn(DeliveryGrid::link).setHeader("Event").setFlexGrow(3).setWidth("12rem");
        addComponentColumn(EndpointStates::badge)
                .setHeader("Status")
                .setFlexGrow(1)
                .setWidth("8rem");
        addColumn(DeliveryGrid::answer).setHeader("Last answer").setFlexGrow(2).setWidth("9rem");
        addColumn(Delivery::attempts).setHeader("Attempts").setFlexGrow(0).setWidth("7rem");
        addComponentColumn(DeliveryGrid::next)
                .setHeader("Next attempt")
                .setFlexGrow(0)
                .setWidth("9rem");
        addItemClickListener(click -> click.getSource()
                .getUI()
                .ifPresent(page -> page.navigate(DeliveriesView.class, parameters(click.getItem()))));
    }

    /** By the browser itself, so that the right form shows from the first moment. */
    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        getElement().executeJs("window.patchbayConsole.cardsWhenNarrow(this)");
    }

    private static RouterLink link(Delivery delivery) {
        return new RouterLink(delivery.type().text(), DeliveriesView.class, parameters(delivery));
    }

    private static RouteParameters parameters(Delivery delivery) {
        return new RouteParameters(Map.of(
                "endpoint",
                delivery.endpoint().text(),
                "delivery",
                delivery.id().text()));
    }

    private static String answer(Delivery delivery) {
        if (delivery.lastStatus() != null) {
            return "HTTP " + delivery.lastStatus();
        }
        return delivery.lastError() == null ? "" : delivery.lastError().replace('_', ' ');
    }

    private static Component next(Delivery delivery) {
        return delivery.dueAt() == null ? new Span() : new When(delivery.dueAt());
    }

    private static Component card(Delivery delivery) {
        Span facts = new Span(new When(delivery.createdAt()), new Span(" · " + attempts(delivery)));
        facts.addClassName("secondary");
        Div words = new Div(link(delivery), facts, EndpointStates.badge(delivery));
        words.addClassName("row-words");
        Div card = new Div(words);
        card.addClassName("connection-card");
        return card;
    }

    private static String attempts(Delivery delivery) {
        String answer = answer(delivery);
        String count = delivery.attempts() == 1 ? "1 attempt" : delivery.attempts() + " attempts";
        return answer.isEmpty() ? count : count + " · " + answer;
    }
}
