package dev.patchbay.console.webhooks;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import dev.patchbay.console.layout.ConsoleLayout;
import dev.patchbay.console.layout.ConsolePage;
import dev.patchbay.console.member.Needs;
import dev.patchbay.console.part.Confirm;
import dev.patchbay.console.part.EmptyState;
import dev.patchbay.console.part.FieldMap;
import dev.patchbay.console.part.FormDialog;
import dev.patchbay.console.part.Glyph;
import dev.patchbay.console.part.SecretDialog;
import dev.patchbay.console.part.Toast;
import dev.patchbay.organization.Permission;
import dev.patchbay.vault.Secret;
import dev.patchbay.webhook.Delivery;
import dev.patchbay.webhook.EndpointInput;
import dev.patchbay.webhook.WebhookEndpoint;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where this environment's changes are told. */
@Route(value = "webhooks", layout = ConsoleLayout.class)
@PageTitle("Webhooks · Patchbay")
@Needs(Permission.WEBHOOKS_READ)
public class WebhooksView extends ConsolePage {

    private static final EndpointInput NEW = new EndpointInput("", "", List.of(), true);

    private static final Map<Duration, String> OVERLAPS = new LinkedHashMap<>();

    static {
        OVERLAPS.put(Duration.ofHours(24), "24 hours");
        OVERLAPS.put(Duration.ofHours(1), "1 hour");
        OVERLAPS.put(Duration.ofDays(7), "7 days");
        OVERLAPS.put(Duration.ZERO, "Not at all: it has leaked");
    }

    private final transient WebhookActions actions;
    private final Div list = new Div();

    WebhooksView(WebhookActions actions) {
        super(
                "Webhooks",
                "Patchbay tells your backend, signed and in order, what becomes of this environment's connections.");
        this.actions = actions;
        list.addClassName("rows");
        if (actions.mayChange()) {
            addActions(createButton());
        }
        add(list);
        refresh();
    }

    private void refresh() {
        list.removeAll();
        List<WebhookEndpoint> all = actions.endpoints();
        all.forEach(endpoint -> list.add(new EndpointRow(endpoint, menu(endpoint))));
        if (all.isEmpty()) {
            EmptyState empty = new EmptyState(
                    Glyph.WEBHOOK,
                    "No webhook endpoints yet",
                    "Add the address of your receiver, and learn at once when a customer connects an app or must sign in again.");
            if (actions.mayChange()) {
                empty.add(createButton());
            }
            list.add(empty);
        }
    }

    private Map<String, Runnable> menu(WebhookEndpoint endpoint) {
        Map<String, Runnable> menu = new LinkedHashMap<>();
        if (actions.mayChange()) {
            menu.put("Edit", () -> edit(endpoint));
            if (endpoint.enabled()) {
                menu.put("Send test event", () -> test(endpoint));
            }
            menu.put("Rotate secret", () -> rotate(endpoint));
            menu.put("Delete", () -> delete(endpoint));
        }
        return menu;
    }

    private Button createButton() {
        Button create = new Button("Add endpoint", Glyph.PLUS.icon(), event -> create());
        create.addThemeVariants(ButtonVariant.PRIMARY);
        return create;
    }

    private void create() {
        EndpointForm form = new EndpointForm(NEW, true);
        new FormDialog(
                        "Add endpoint",
                        "Add endpoint",
                        form.fields(),
                        () -> {
                            Secret secret = actions.create(form.input()).secret();
                            refresh();
                            show(secret);
                        },
                        form)
                .open();
    }

    private void edit(WebhookEndpoint endpoint) {
        EndpointForm form = new EndpointForm(EndpointInput.of(endpoint), false);
        new FormDialog(
                        "Edit endpoint",
                        "Save",
                        form.fields(),
                        () -> {
                            actions.update(endpoint.id(), form.input());
                            Toast.success("Saved the endpoint");
                            refresh();
                        },
                        form)
                .open();
    }

    private void test(WebhookEndpoint endpoint) {
        Delivery delivery = actions.test(endpoint.id());
        Toast.success(
                "A test event is on its way.",
                new RouterLink(
                        "See how it goes",
                        DeliveriesView.class,
                        new RouteParameters(Map.of(
                                "endpoint",
                                endpoint.id().text(),
                                "delivery",
                                delivery.id().text()))));
    }

    private void rotate(WebhookEndpoint endpoint) {
        Select<Duration> overlap = new Select<>();
        overlap.setLabel("The present secret goes on signing for");
        overlap.setItems(OVERLAPS.keySet());
        overlap.setItemLabelGenerator(OVERLAPS::get);
        overlap.setValue(Duration.ofHours(24));
        Paragraph words = new Paragraph(
                "Messages are signed with both secrets for that long, so that your receiver can change over without losing one.");
        words.addClassName("secondary");
        new FormDialog(
                        "Rotate the signing secret",
                        "Rotate secret",
                        new FieldMap().put("overlap", overlap),
                        () -> {
                            Secret secret = actions.rotate(endpoint.id(), overlap.getValue());
                            refresh();
                            show(secret);
                        },
                        words,
                        overlap)
                .open();
    }

    private void delete(WebhookEndpoint endpoint) {
        Confirm.destruction(
                "Delete this endpoint?",
                endpoint.url() + " gets nothing more, what still waits for it included. This cannot be undone.",
                "Delete",
                () -> {
                    actions.delete(endpoint.id());
                    Toast.success("Deleted the endpoint");
                    refresh();
                });
    }

    private static void show(Secret secret) {
        new SecretDialog(
                        "The signing secret",
                        "the signing secret",
                        secret.value(),
                        "With it your receiver proves that a message comes from here. Every Standard Webhooks library takes it as it is.")
                .open();
    }
}
