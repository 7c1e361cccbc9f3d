package dev.patchbay.console.logs;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.badge.BadgeVariant;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import dev.patchbay.audit.AuditEvent;
import dev.patchbay.console.part.When;

/** The record as a list: columns where there is room for them, a card for each entry where there is not. */
@JsModule("./console/console.ts")
final class LogGrid extends Grid<AuditEvent> {

    LogGrid() {
        addClassName("connection-grid");
        addThemeVariants(GridVariant.NO_BORDER);
        setAllRowsVisible(true);
        setSelectionMode(SelectionMode.NONE);
        addComponentColumn(LogGrid::card).setHeader("Entry").setFlexGrow(1);
        addComponentColumn(event -> new When(event.at()))
                .setHeader("When")
                .setFlexGrow(0)
                .setWidth("9rem");
        addComponentColumn(LogGrid::what).setHeader("What").setFlexGrow(3).setWidth("13rem");
        addColumn(EventWords::subject)
                .setTooltipGenerator(EventWords::subject)
                .setHeader("Which")
                .setFlexGrow(3)
                .setWidth("10rem");
        addColumn(EventWords::actor)
                .setTooltipGenerator(EventWords::actor)
                .setHeader("Who")
                .setFlexGrow(2)
                .setWidth("9rem");
        addColumn(event -> event.address() == null ? "" : event.address())
                .setHeader("From")
                .setFlexGrow(1)
                .setWidth("8rem");
        addItemClickListener(click -> click.getSource()
                .getUI()
                .ifPresent(page -> page.navigate(LogsView.class, parameters(click.getItem()))));
    }

    /** By the browser itself, so that the right form shows from the first moment. */
    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        getElement().executeJs("window.patchbayConsole.cardsWhenNarrow(this)");
    }

    private static RouterLink link(AuditEvent event) {
        return new RouterLink(EventWords.action(event), LogsView.class, parameters(event));
    }

    private static RouteParameters parameters(AuditEvent event) {
        return new RouteParameters("id", event.id().text());
    }

    private static Component what(AuditEvent event) {
        Div cell = new Div(link(event));
        cell.addClassName("app-cell");
        if (!event.succeeded()) {
            cell.add(refused());
        }
        return cell;
    }

    private static Badge refused() {
        Badge badge = new Badge("Failure");
        badge.addThemeVariants(BadgeVariant.ERROR);
        return badge;
    }

    private static Component card(AuditEvent event) {
        Span facts = new Span(new Span(EventWords.actor(event) + " · "), new When(event.at()));
        facts.addClassName("secondary");
        Div words = new Div(link(event), new Span(EventWords.subject(event)), facts);
        words.addClassName("row-words");
        if (!event.succeeded()) {
            words.add(refused());
        }
        Div card = new Div(words);
        card.addClassName("connection-card");
        return card;
    }
}
