package dev.patchbay.console.connections;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import dev.patchbay.console.part.AppIcon;
import dev.patchbay.console.part.When;

/** The list: columns where there is room for them, one card for each connection where there is not. */
@JsModule("./console/console.ts")
final class ConnectionGrid extends Grid<ShownConnection> {

    ConnectionGrid() {
        addClassName("connection-grid");
        addThemeVariants(GridVariant.NO_BORDER);
        setAllRowsVisible(true);
        setSelectionMode(SelectionMode.NONE);
        addComponentColumn(ConnectionGrid::card).setHeader("Connection").setFlexGrow(1);
        addComponentColumn(ConnectionGrid::app).setHeader("App").setFlexGrow(3).setWidth("9rem");
        addComponentColumn(ConnectionGrid::link)
                .setHeader("Label")
                .setFlexGrow(3)
                .setWidth("9rem");
        addComponentColumn(row -> new TenantName(row.tenant()))
                .setHeader("Tenant")
                .setFlexGrow(2)
                .setWidth("9rem");
        addColumn(ShownConnection::account)
                .setTooltipGenerator(ShownConnection::account)
                .setHeader("Account")
                .setFlexGrow(2)
                .setWidth("8rem");
        addComponentColumn(row -> Statuses.badge(row.connection()))
                .setHeader("Status")
                .setFlexGrow(0)
                .setWidth("11.5rem");
        addComponentColumn(row -> new When(row.connection().lastUsedAt()))
                .setHeader("Last used")
                .setFlexGrow(0)
                .setWidth("8rem");
        addItemClickListener(click -> click.getSource()
                .getUI()
                .ifPresent(page -> page.navigate(
                        ConnectionsView.class,
                        new RouteParameters(
                                "id", click.getItem().connection().id().text()))));
    }

    /** By the browser itself, so that the right form shows from the first moment. */
    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        getElement().executeJs("window.patchbayConsole.cardsWhenNarrow(this)");
    }

    private static Component app(ShownConnection row) {
        Div app = new Div(
                AppIcon.small(row.connector().name(), row.connector().iconUrl()),
                new Span(row.connector().name()));
        app.addClassName("app-cell");
        return app;
    }

    private static RouterLink link(ShownConnection row) {
        return new RouterLink(
                row.connection().label(),
                ConnectionsView.class,
                new RouteParameters("id", row.connection().id().text()));
    }

    private static Component card(ShownConnection row) {
        Span facts = new Span(row.connector().name());
        facts.addClassName("secondary");
        Div words = new Div(link(row), facts, new TenantName(row.tenant()), Statuses.badge(row.connection()));
        words.addClassName("row-words");
        Div card = new Div(new AppIcon(row.connector().name(), row.connector().iconUrl()), words);
        card.addClassName("connection-card");
        return card;
    }
}
