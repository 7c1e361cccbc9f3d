package dev.patchbay.console.connectors;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import dev.patchbay.connection.Connections;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.Connectors;
import dev.patchbay.connector.Visibility;
import dev.patchbay.console.connectors.ConnectorCard.Shown;
import dev.patchbay.console.member.CurrentMember;
import dev.patchbay.id.ConnectorId;
import dev.patchbay.organization.Organizations;
import dev.patchbay.organization.Permission;
import dev.patchbay.organization.Scope;
import dev.patchbay.page.Page;
import dev.patchbay.page.PageRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The grid of cards: those that match the search, a page at a time. */
final class ConnectorCards extends Div {

    private static final int PAGE = 48;

    /** What a click on a card leads to; the page that holds the cards knows. */
    interface Actions {
        void connect(Connector connector);

        void edit(Connector connector);

        void delete(Connector connector);

        void enterClient(Connector connector);

        void review(Connector connector);

        void create();

        void fromCatalog();
    }

    private final transient CurrentMember member;
    private final transient Connectors connectors;
    private final transient Connections connections;
    private final transient Organizations organizations;
    private final transient Actions actions;
    private final Div grid = new Div();
    private final Div nothing = new Div();
    private final Button more = new Button("Show more", event -> appendPage());
    private String search = "";
    private @Nullable String cursor;

    ConnectorCards(
            CurrentMember member,
            Connectors connectors,
            Connections connections,
            Organizations organizations,
            Actions actions) {
        this.member = member;
        this.connectors = connectors;
        this.connections = connections;
        this.organizations = organizations;
        this.actions = actions;
        grid.addClassName("connector-grid");
        grid.getElement().setAttribute("role", "list");
        more.addThemeVariants(ButtonVariant.TERTIARY);
        more.addClassName("show-more");
        add(grid, nothing, more);
    }

    void show(String text) {
        search = text;
        refresh();
    }

    boolean areShown() {
        return grid.getComponentCount() > 0;
    }

    void refresh() {
        grid.removeAll();
        cursor = null;
        appendPage();
    }

    private void appendPage() {
        Scope scope = member.scope();
        Page<Connector> page = connectors.search(scope, search, PageRequest.of(PAGE, cursor));
        Set<ConnectorId> connected = connections.connected(
                scope, page.data().stream().map(Connector::id).toList());
        for (Connector connector : page.data()) {
            Shown shown = shown(scope, connector, connected.contains(connector.id()));
            ConnectorCard card =
                    new ConnectorCard(shown, () -> actions.connect(connector), () -> actions.review(connector));
            card.setAriaRole("listitem");
            grid.add(card);
        }
        cursor = page.nextCursor().orElse(null);
        more.setVisible(cursor != null);
        nothing.removeAll();
        grid.setVisible(areShown());
        if (!grid.isVisible()) {
            nothing.add(NoConnectors.because(!search.isBlank(), scope.may(Permission.CONNECTORS_WRITE), actions));
        }
    }

    private Shown shown(Scope scope, Connector connector, boolean connected) {
        boolean own = connector.isOwnedBy(scope.organization());
        boolean createdByMe = member.get().id().equals(connector.createdByMember());
        return new Shown(
                connector,
                connected,
                createdByMe,
                createdByMe && connector.visibility() == Visibility.PRIVATE,
                own
                        ? ownMarker(connector)
                        : "From " + organizations.byId(connector.owner()).name(),
                scope.may(Permission.CONNECT_SESSIONS_WRITE),
                scope.may(Permission.CONNECTORS_WRITE) ? menu(connector, own) : Map.of());
    }

    private static String ownMarker(Connector connector) {
        return connector.visibility() == Visibility.PUBLIC ? "Public" : "";
    }

    private Map<String, Runnable> menu(Connector connector, boolean own) {
        Map<String, Runnable> menu = new LinkedHashMap<>();
        if (own) {
            menu.put("Edit", () -> actions.edit(connector));
            menu.put("Delete", () -> actions.delete(connector));
        } else if (ClientDialog.isFor(connector)) {
            menu.put("Enter OAuth client", () -> actions.enterClient(connector));
        }
        return menu;
    }
}
