package dev.patchbay.console.logs;

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
import dev.patchbay.audit.AuditEvent;
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

/** Who did what. {@code logs/{id}} has that entry open beside the list. */
@Route(value = "logs/:id?", layout = ConsoleLayout.class)
@PageTitle("Logs · Patchbay")
@Needs(Permission.AUDIT_READ)
public class LogsView extends ConsolePage implements BeforeEnterObserver {

    private final transient LogActions actions;
    private final LogFilters filters = new LogFilters(() -> {
        remember();
        refresh();
    });
    private final LogGrid grid = new LogGrid();
    private final Div nothing = new Div();
    private final Button more = new Button("Show more", event -> appendPage());
    private final transient List<AuditEvent> rows = new ArrayList<>();
    private @Nullable String cursor;
    private @Nullable LogSheet sheet;

    LogsView(LogActions actions) {
        super("Logs", "Who did what to which thing in this environment and the organization, when, and from where.");
        this.actions = actions;
        more.addThemeVariants(ButtonVariant.TERTIARY);
        more.addClassName("show-more");
        addActions(new Button("Reload", Glyph.REFRESH.icon(), event -> refresh()));
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
            actions.find(id.get()).ifPresentOrElse(this::show, () -> event.rerouteToError(NotFoundException.class));
        }
    }

    private void show(AuditEvent event) {
        sheet = new LogSheet(event, this::remember);
        sheet.open();
    }

    private void refresh() {
        rows.clear();
        cursor = null;
        appendPage();
    }

    private void appendPage() {
        Page<AuditEvent> page = actions.page(filters.filter(), cursor);
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
                            ? new EmptyState(Glyph.SEARCH, "No entry matches", "Change or clear a filter to see more.")
                            : new EmptyState(
                                    Glyph.LOG,
                                    "Nothing recorded yet",
                                    "The next change that anybody makes appears here."));
        }
    }

    /** The address of the list as it is narrowed now. */
    private void remember() {
        UI.getCurrent().getPage().getHistory().replaceState(null, new Location("logs", filters.query()));
    }
}
