package dev.patchbay.console.connectors;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import dev.patchbay.connection.Connections;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.Connectors;
import dev.patchbay.connector.catalog.Catalog;
import dev.patchbay.console.connections.ConnectionsView;
import dev.patchbay.console.layout.ConsoleLayout;
import dev.patchbay.console.layout.ConsolePage;
import dev.patchbay.console.layout.Theme;
import dev.patchbay.console.member.CurrentMember;
import dev.patchbay.console.member.Needs;
import dev.patchbay.console.part.Glyph;
import dev.patchbay.console.part.Toast;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.organization.Organizations;
import dev.patchbay.organization.Permission;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The connectors that the organization sees. {@code connectors/{slug}} has that one open for editing, {@code ?catalog} the
 * catalog, {@code ?create} a new connector and {@code ?create={slug}} one that begins as that app of the catalog.
 */
@Route(value = "connectors/:slug?", layout = ConsoleLayout.class)
@RouteAlias(value = "", layout = ConsoleLayout.class)
@PageTitle("Connectors · Patchbay")
@Needs(Permission.CONNECTORS_READ)
@JsModule("./console/console.ts")
public class ConnectorsView extends ConsolePage implements BeforeEnterObserver, ConnectorCards.Actions {

    private static final String SLUG = "slug";
    private static final String SEARCH = "q";
    private static final String CREATE = "create";
    private static final String CATALOG = "catalog";

    private final transient CurrentMember member;
    private final transient Connectors connectors;
    private final transient Connections connections;
    private final transient Catalog catalog;
    private final transient ConnectorDialogs dialogs;
    private final transient ConsoleTenant consoleTenant;
    private final ConnectorCards cards;
    private final TextField search = new TextField();
    private @Nullable Dialog open;

    ConnectorsView(
            CurrentMember member,
            Connectors connectors,
            Connections connections,
            Organizations organizations,
            Catalog catalog,
            ConnectorDialogs dialogs,
            ConsoleTenant consoleTenant) {
        super("Connectors", "The apps that your customers can connect.");
        this.member = member;
        this.connectors = connectors;
        this.connections = connections;
        this.catalog = catalog;
        this.dialogs = dialogs;
        this.consoleTenant = consoleTenant;
        cards = new ConnectorCards(member, connectors, connections, organizations, this);

        search.setAriaLabel("Search connectors");
        search.setPlaceholder("Search");
        search.setPrefixComponent(Glyph.SEARCH.icon());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addClassName("search");
        search.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                cards.show(search.getValue());
                remember(search.getValue());
            }
        });
        addActions(search);
        if (member.may(Permission.CONNECTORS_WRITE)) {
            Button create = new Button("Create", Glyph.PLUS.icon(), event -> create());
            create.addThemeVariants(ButtonVariant.PRIMARY);
            addActions(new Button("From catalog", event -> fromCatalog()), create);
        }
        add(cards);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (open != null) {
            Dialog left = open;
            // Forgotten first: it is not to take the address away that is being entered.
            open = null;
            left.close();
        }
        QueryParameters query = event.getLocation().getQueryParameters();
        Optional<String> slug = event.getRouteParameters().get(SLUG);
        Optional<String> creating = query.getSingleParameter(CREATE);
        boolean browsing = query.getSingleParameter(CATALOG).isPresent();
        boolean mayCreate = member.may(Permission.CONNECTORS_WRITE);
        // Below a dialog the cards that are there already stay, with their search and the focus to come back to.
        if (!cards.areShown() || (slug.isEmpty() && creating.isEmpty() && !browsing)) {
            search.setValue(query.getSingleParameter(SEARCH).orElse(""));
            cards.show(search.getValue());
        }
        if (slug.isPresent()) {
            openForEditing(event, slug.get());
        } else if (creating.isPresent() && mayCreate) {
            openForCreating(event, creating.get());
        } else if (browsing && mayCreate) {
            show(new CatalogDialog(catalog, this::create));
        }
    }

    @Override
    public void create() {
        create("");
    }

    @Override
    public void fromCatalog() {
        go(QueryParameters.of(CATALOG, ""));
    }

    private void create(String entry) {
        go(QueryParameters.of(CREATE, entry));
    }

    private static void go(QueryParameters query) {
        UI.getCurrent().navigate(ConnectorsView.class, RouteParameters.empty(), query);
    }

    @Override
    public void edit(Connector connector) {
        UI.getCurrent().navigate(ConnectorsView.class, new RouteParameters(SLUG, connector.slug()));
    }

    @Override
    public void delete(Connector connector) {
        dialogs.delete(connector, cards::refresh);
    }

    @Override
    public void enterClient(Connector connector) {
        dialogs.enteringClient(connector, cards::refresh).open();
    }

    @Override
    public void review(Connector connector) {
        dialogs.reviewing(connector, cards::refresh).open();
    }

    @Override
    public void connect(Connector connector) {
        getElement()
                .executeJs(
                        "window.patchbayConsole.connect(this, $0, $1)",
                        connector.slug(),
                        Theme.current().forWidget());
    }

    /** Called by the page when the connect script asks for a token; it goes in the body of the answer, never into an address. */
    @ClientCallable
    private String connectToken(String slug) {
        return consoleTenant.token(slug);
    }

    /** Called by the page when the widget, by then closed, had made a connection. What is shown of it comes from the database. */
    @ClientCallable
    private void connected(String id) {
        cards.refresh();
        ConnectionId.parse(id)
                .flatMap(made -> connections.find(member.scope(), made))
                .ifPresent(connection -> Toast.success(
                        "Connected " + connection.label(),
                        new RouterLink(
                                "Show connection",
                                ConnectionsView.class,
                                new RouteParameters("id", connection.id().text()))));
    }

    private void openForCreating(BeforeEnterEvent event, String entry) {
        if (entry.isEmpty()) {
            show(dialogs.creating(cards::refresh));
            return;
        }
        catalog.find(entry)
                .ifPresentOrElse(
                        found -> show(dialogs.adding(found, cards::refresh)),
                        () -> event.rerouteToError(NotFoundException.class));
    }

    private void openForEditing(BeforeEnterEvent event, String slug) {
        Optional<Connector> found = connectors
                .find(member.scope(), slug)
                .filter(connector -> connector.isOwnedBy(member.scope().organization()))
                .filter(connector -> member.may(Permission.CONNECTORS_WRITE));
        found.ifPresentOrElse(
                connector -> show(dialogs.editing(connector, cards::refresh)),
                () -> event.rerouteToError(NotFoundException.class));
    }

    /** The dialog has an address of its own, which goes when it is closed. */
    private void show(Dialog dialog) {
        open = dialog;
        dialog.addOpenedChangeListener(change -> {
            if (!change.isOpened() && open == dialog) {
                open = null;
                remember(search.getValue());
            }
        });
        dialog.open();
    }

    private static void remember(String text) {
        QueryParameters query = text.isBlank() ? QueryParameters.empty() : QueryParameters.of(SEARCH, text);
        UI.getCurrent().getPage().getHistory().replaceState(null, new Location("connectors", query));
    }
}
