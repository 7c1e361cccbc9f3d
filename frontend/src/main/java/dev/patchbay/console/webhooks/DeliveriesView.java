package dev.patchbay.console.webhooks;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import dev.patchbay.console.layout.ConsoleLayout;
import dev.patchbay.console.layout.ConsolePage;
import dev.patchbay.console.member.Needs;
import dev.patchbay.console.part.EmptyState;
import dev.patchbay.console.part.FieldMap;
import dev.patchbay.console.part.FormDialog;
import dev.patchbay.console.part.Glyph;
import dev.patchbay.console.part.Toast;
import dev.patchbay.organization.Permission;
import dev.patchbay.page.Page;
import dev.patchbay.webhook.Deliveries;
import dev.patchbay.webhook.Delivery;
import dev.patchbay.webhook.WebhookEndpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was sent to one endpoint. {@code webhooks/{endpoint}/deliveries/{delivery}} has that one open beside the list. */
@Route(value = "webhooks/:endpoint/deliveries/:delivery?", layout = ConsoleLayout.class)
@PageTitle("Deliveries · Patchbay")
@Needs(Permission.WEBHOOKS_READ)
public class DeliveriesView extends ConsolePage implements BeforeEnterObserver {

    private static final Map<Duration, String> AGES = new LinkedHashMap<>();

    static {
        AGES.put(Duration.ofHours(1), "the last hour");
        AGES.put(Duration.ofDays(1), "the last 24 hours");
        AGES.put(Duration.ofDays(7), "the last 7 days");
        AGES.put(Duration.ofDays(30), "the last 30 days");
    }

    private final transient WebhookActions actions;
    private final Div address = new Div();
    private final DeliveryFilters filters = new DeliveryFilters(() -> {
        remember();
        refresh();
    });
    private final DeliveryGrid grid = new DeliveryGrid();
    private final Div nothing = new Div();
    private final Button more = new Button("Show more", event -> appendPage());
    private final Button reload = new Button("Reload", Glyph.REFRESH.icon(), event -> refresh());
    private final Button resendFailed = new Button("Resend failed", Glyph.SEND.icon(), event -> resendFailed());
    private final transient List<Delivery> rows = new ArrayList<>();
    private transient @Nullable WebhookEndpoint endpoint;
    private @Nullable String cursor;
    private @Nullable DeliverySheet sheet;

    DeliveriesView(WebhookActions actions) {
        super("Deliveries", "What was sent to this endpoint, what waits to be, and how each attempt went.");
        this.actions = actions;
        address.addClassName("endpoint-address");
        more.addThemeVariants(ButtonVariant.TERTIARY);
        more.addClassName("show-more");
        addActions(reload, resendFailed);
        add(address, filters, grid, nothing, more);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (sheet != null) {
            sheet.leave();
            sheet = null;
        }
        Optional<WebhookEndpoint> found =
                event.getRouteParameters().get("endpoint").flatMap(actions::endpoint);
        if (found.isEmpty()) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        WebhookEndpoint before = endpoint;
        endpoint = found.get();
        if (!event.getLocation().getQueryParameters().getParameters().isEmpty()) {
            filters.read(event.getLocation().getQueryParameters());
        }
        Optional<String> id = event.getRouteParameters().get("delivery");
        boolean listed = before != null && before.id().equals(endpoint.id()) && !rows.isEmpty();
        // A list that is there already stays: the focus comes back to the opened row.
        if (id.isEmpty() || !listed) {
            refresh();
        }
        if (id.isPresent()) {
            actions.delivery(shown().id(), id.get())
                    .ifPresentOrElse(this::show, () -> event.rerouteToError(NotFoundException.class));
        }
    }

    private WebhookEndpoint shown() {
        WebhookEndpoint now = endpoint;
        if (now == null) {
            throw new IllegalStateException("Nobody has entered");
        }
        return now;
    }

    private void refresh() {
        actions.endpoint(shown().id().text()).ifPresent(now -> endpoint = now);
        address.removeAll();
        address.add(
                new RouterLink("Webhooks", WebhooksView.class), new Div(shown().url()), EndpointStates.badge(shown()));
        resendFailed.setVisible(actions.mayChange() && shown().enabled());
        rows.clear();
        cursor = null;
        appendPage();
    }

    private void appendPage() {
        Page<Delivery> page = filters.filter()
                .map(filter -> actions.page(shown().id(), filter, cursor))
                .orElseGet(() -> new Page<>(List.of(), Optional.empty()));
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
                                    Glyph.SEARCH, "No delivery matches", "Change or clear a filter to see more.")
                            : new EmptyState(
                                    Glyph.WEBHOOK,
                                    "Nothing sent yet",
                                    "The next change to a connection of this environment appears here. A test event does as well."));
        }
    }

    private void show(Deliveries.Detail detail) {
        sheet = new DeliverySheet(shown(), detail, actions, this::refresh, this::remember);
        sheet.open();
    }

    private void resendFailed() {
        Select<Duration> age = new Select<>();
        age.setLabel("What was parked of");
        age.setItems(AGES.keySet());
        age.setItemLabelGenerator(AGES::get);
        age.setValue(Duration.ofDays(7));
        new FormDialog(
                        "Send failed messages again",
                        "Send again",
                        new FieldMap().put("since", age),
                        () -> {
                            int count = actions.resendFailed(shown().id(), age.getValue());
                            Toast.success(
                                    count == 0
                                            ? "Nothing was parked in that time."
                                            : count == 1
                                                    ? "One message is on its way again."
                                                    : count + " messages are on their way again.");
                            refresh();
                        },
                        age)
                .open();
    }

    /** The address of the list as it is narrowed now. */
    private void remember() {
        UI.getCurrent()
                .getPage()
                .getHistory()
                .replaceState(null, new Location("webhooks/" + shown().id().text() + "/deliveries", filters.query()));
    }
}
