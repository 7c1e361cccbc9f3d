package dev.patchbay.console.tenants;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.patchbay.connect.Tenant;
import dev.patchbay.connect.Tenants;
import dev.patchbay.connection.TenantErasure;
import dev.patchbay.console.layout.ConsoleLayout;
import dev.patchbay.console.layout.ConsolePage;
import dev.patchbay.console.member.CurrentMember;
import dev.patchbay.console.member.Needs;
import dev.patchbay.console.part.Confirm;
import dev.patchbay.console.part.EmptyState;
import dev.patchbay.console.part.Glyph;
import dev.patchbay.console.part.Toast;
import dev.patchbay.organization.Permission;
import dev.patchbay.page.Page;
import dev.patchbay.page.PageRequest;
import dev.patchbay.problem.Problem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The environment's tenants, the last named first. */
@Route(value = "tenants", layout = ConsoleLayout.class)
@PageTitle("Tenants · Patchbay")
@Needs(Permission.CONNECTIONS_READ)
public class TenantsView extends ConsolePage {

    private static final int PAGE = 25;

    private final transient CurrentMember member;
    private final transient Tenants tenants;
    private final transient TenantErasure erasure;
    private final TextField wanted = new TextField();
    private final Div list = new Div();
    private final Button more = new Button("Show more", event -> appendPage());
    private @Nullable String cursor;

    TenantsView(CurrentMember member, Tenants tenants, TenantErasure erasure) {
        super(
                "Tenants",
                "Your customers in this environment, by your own ids for them. Each is here once your backend names it.");
        this.member = member;
        this.tenants = tenants;
        this.erasure = erasure;
        wanted.setAriaLabel("Tenant id, in full");
        wanted.setPlaceholder("Tenant id, in full");
        wanted.setPrefixComponent(Glyph.SEARCH.icon());
        wanted.setClearButtonVisible(true);
        wanted.setValueChangeMode(ValueChangeMode.LAZY);
        wanted.addValueChangeListener(change -> refresh());
        Div filters = new Div(wanted);
        filters.addClassName("filters");
        list.addClassName("rows");
        more.addThemeVariants(ButtonVariant.TERTIARY);
        more.addClassName("show-more");
        add(filters, list, more);
        refresh();
    }

    private void refresh() {
        list.removeAll();
        cursor = null;
        appendPage();
        if (list.getComponentCount() == 0) {
            boolean narrow = !wanted.isEmpty();
            list.add(
                    narrow
                            ? new EmptyState(
                                    Glyph.SEARCH,
                                    "No tenant has this id",
                                    "Ids are compared exactly, capitals included.")
                            : new EmptyState(
                                    Glyph.TENANTS,
                                    "No tenants yet",
                                    "A customer appears here when your backend opens the widget for it."));
            wanted.setVisible(narrow);
        }
    }

    private void appendPage() {
        wanted.setVisible(true);
        Page<Tenant> page = page();
        boolean mayErase = member.may(Permission.CONNECTIONS_WRITE);
        for (Tenant tenant : page.data()) {
            list.add(new TenantRow(tenant, mayErase ? () -> erase(tenant) : null));
        }
        cursor = page.nextCursor().orElse(null);
        more.setVisible(cursor != null);
    }

    private Page<Tenant> page() {
        return wanted.isEmpty()
                ? tenants.list(member.scope(), PageRequest.of(PAGE, cursor))
                : new Page<>(
                        tenants.find(member.scope(), wanted.getValue()).stream().toList(), Optional.empty());
    }

    private void erase(Tenant tenant) {
        Confirm.destruction(
                "Erase “" + tenant.displayName() + "”?",
                "Its connections are deleted and, where the app can, revoked; its open widgets end. This cannot be undone.",
                "Erase",
                () -> {
                    try {
                        int connections = erasure.erase(member.scope(), tenant.externalId())
                                .connections();
                        Toast.success("Erased “" + tenant.displayName() + "” with " + connections
                                + (connections == 1 ? " connection" : " connections"));
                    } catch (Problem problem) {
                        Toast.failure(problem.detail());
                    }
                    refresh();
                });
    }
}
