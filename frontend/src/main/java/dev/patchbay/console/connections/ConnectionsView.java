package dev.patchbay.console.connections;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import dev.patchbay.console.connectors.ConnectorsView;
import dev.patchbay.console.layout.ConsoleLayout;
import dev.patchbay.console.layout.ConsolePage;
import dev.patchbay.console.member.Needs;
import dev.patchbay.console.part.EmptyState;
import dev.patchbay.console.part.Glyph;
import dev.patchbay.organization.Permission;
import dev.patchbay.page.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The environment's connections. {@code connections/{id}} has that one open beside the list. */
@Route(value = "connections/:id?", layout = ConsoleLayout.class)
@PageTitle("Connections · Patchbay")
@Needs(Permission.CONNECTIONS_READ)
public class ConnectionsView extends ConsolePage implements BeforeEnterObserver {

    private final transient ConnectionBook book;
    private final transient ConnectionActions actions;
    private final ConnectionFilters filters;
    private final ConnectionGrid grid = new ConnectionGrid();
    private final Div nothing = new Div();
    private final Button more = new Button("Show more", event -> appendPage());
    private final List<ShownConnection> rows = new ArrayList<>();
    private @Nullable String cursor;
    private @Nullable ConnectionSheet sheet;

    ConnectionsView(ConnectionBook book, ConnectionActions actions) {
        super("Connections", "What your customers, and you for testing, have connected in this environment.");
        this.book = book;
        this.actions = actions;
        filters = new ConnectionFilters(book, wanted -> {
            remember();
            refresh();
        });
        more.addThemeVariants(ButtonVariant.TERTIARY);
        more.addClassName("show-more");
        add(filters, grid, nothing, more);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (sheet != null) {
            sheet.leave();
            sheet = null;
        }
        if (!event.getLocation().getQueryParameters().getParameters().isEmpty()) {
            filters.read(event.getLocation().getQueryParameters());
        }
        Optional<String> id = event.getRouteParameters().get("id");
        // A list that is there already stays: the focus comes back to the opened row.
        if (id.isEmpty() || rows.isEmpty()) {
            refresh();
        }
        if (id.isPresent()) {
            book.find(id.get()).ifPresentOrElse(this::show, () -> event.rerouteToError(NotFoundException.class));
        }
    }

    private void refresh() {
        rows.clear();
        cursor = null;
        appendPage();
    }

    private void appendPage() {
        Page<ShownConnection> page = book.page(filters.wanted(), cursor);
        rows.addAll(page.data());
        cursor = page.nextCursor().orElse(null);
        grid.setItems(List.copyOf(rows));
        more.setVisible(cursor != null);
        grid.setVisible(!rows.isEmpty());
        filters.setVisible(!rows.isEmpty() || filters.isNarrow());
        nothing.removeAll();
        if (rows.isEmpty()) {
            nothing.add(
                    filters.isNarrow()
                            ? new EmptyState(
                                    Glyph.SEARCH, "No connection matches", "Change or clear a filter to see more.")
                            : new EmptyState(
                                    Glyph.CONNECTIONS,
                                    "No connections yet",
                                    "They appear here when a customer connects an app in the widget, or when you connect one to"
                                            + " try it.",
                                    new RouterLink("Go to the connectors", ConnectorsView.class)));
        }
    }

    private void show(ShownConnection connection) {
        sheet = new ConnectionSheet(connection, actions, this::refresh, this::remember);
        sheet.open();
    }

    /** The address of the list as it is narrowed now. */
    private void remember() {
        UI.getCurrent().getPage().getHistory().replaceState(null, new Location("connections", filters.query()));
    }
}
