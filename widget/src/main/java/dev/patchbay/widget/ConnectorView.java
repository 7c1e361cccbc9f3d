package dev.patchbay.widget;

import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.patchbay.connection.Connection;
import dev.patchbay.connection.ConnectionStatus;
import dev.patchbay.connection.Connections;
import dev.patchbay.connection.Deletion;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.Connector;
import dev.patchbay.organization.Organizations;
import dev.patchbay.widget.part.AppPair;
import dev.patchbay.widget.part.ConnectionRow;
import dev.patchbay.widget.part.DisconnectDialog;
import dev.patchbay.widget.part.Notice;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** One app: what the tenant has connected of it. Where there is nothing yet, it sends the person on to connecting. */
@Route(value = "c/:slug", layout = WidgetFrame.class)
@AnonymousAllowed
public class ConnectorView extends Screen implements ConnectionRow.Actions {

    private final Apps apps;
    private final Connections connections;
    private final Organizations organizations;
    private String slug = "";

    ConnectorView(Apps apps, Connections connections, Organizations organizations) {
        super("connector");
        this.apps = apps;
        this.connections = connections;
        this.organizations = organizations;
    }

    @Override
    void enter(BeforeEnterEvent event) {
        slug = event.getRouteParameters().get(Addresses.SLUG).orElse("");
        Connector connector = apps.get(widget(), slug);
        List<Connection> connected = apps.connectionsOf(widget(), connector);
        if (connected.isEmpty()) {
            forward(event, next(connector), nextParameters(connector), Map.of());
            return;
        }
        if (apps.only(widget(), opening()) == null) {
            backTo(() -> go(AppsView.class));
        }
        show(connector, connected);
    }

    private void show(Connector connector, List<Connection> connected) {
        Brand brand = Brand.of(organizations, widget());
        removeAll();
        add(
                new AppPair(brand.name(), brand.logoUrl(), connector),
                heading(texts().get(connected.isEmpty() ? "connector.none" : "connector.title", connector.name())));
        if (connected.isEmpty()) {
            add(button(
                    texts().get("connector.connect"),
                    () -> go(next(connector), nextParameters(connector)),
                    "primary",
                    "wide"));
            return;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("connections");
        // What only the person can mend comes first.
        connected.stream()
                .sorted(Comparator.comparing(connection -> !needsReauth(connection)))
                .forEach(connection ->
                        list.add(new ConnectionRow(texts(), connection, method(connector, connection), this)));
        add(lead(texts().get("connector.lead", brand.name(), connected.size())), list);
        var add = button(texts().get("connector.add"), () -> go(next(connector), nextParameters(connector)), "wide");
        add.setClassName("primary", connected.stream().noneMatch(ConnectorView::needsReauth));
        add(add);
    }

    @Override
    public void reconnect(Connection connection) {
        go(MethodView.class, Addresses.method(slug, connection.authMethod()), Addresses.reauthorizing(connection.id()));
    }

    @Override
    public void rename(Connection connection, String label) {
        connections.rename(widget(), connection.id(), label);
    }

    @Override
    public void disconnect(Connection connection) {
        Connector connector = apps.get(widget(), slug);
        String organization = Brand.of(organizations, widget()).name();
        DisconnectDialog dialog = new DisconnectDialog(
                texts(),
                connection.label(),
                organization,
                connector.name(),
                () -> disconnected(connection, connector, organization));
        add(dialog);
        dialog.open();
    }

    private void disconnected(Connection connection, Connector connector, String organization) {
        Deletion deletion = connections.delete(widget(), connection.id());
        frame().tell("disconnected", Map.of("connection", connection.id().text(), "connector", connector.slug()));
        show(connector, apps.connectionsOf(widget(), connector));
        addComponentAtIndex(2, notice(deletion, connector.name(), organization));
        frame().refresh();
    }

    /** Says what is known of the app's side, and no more. */
    private Notice notice(Deletion deletion, String app, String organization) {
        return switch (deletion.atProvider()) {
            case REVOKED -> new Notice(Notice.Tone.GOOD, texts().get("disconnected.revoked", app, organization));
            case NOT_SUPPORTED ->
                new Notice(Notice.Tone.INFO, texts().get("disconnected.unsupported", app, organization));
            case FAILED -> new Notice(Notice.Tone.INFO, texts().get("disconnected.failed", app, organization));
            case SCHEDULED -> new Notice(Notice.Tone.INFO, texts().get("disconnected.scheduled", app, organization));
        };
    }

    private static boolean needsReauth(Connection connection) {
        return connection.status() == ConnectionStatus.NEEDS_REAUTH;
    }

    private static String method(Connector connector, Connection connection) {
        return connector
                .definition()
                .method(connection.authMethod())
                .map(AuthMethod::title)
                .orElse("");
    }

    private Class<? extends Screen> next(Connector connector) {
        return apps.methods(connector).size() > 1 ? MethodsView.class : MethodView.class;
    }

    private RouteParameters nextParameters(Connector connector) {
        List<AuthMethod> methods = apps.methods(connector);
        if (methods.size() > 1) {
            return Addresses.connector(slug);
        }
        AuthMethod only = methods.isEmpty() ? connector.definition().defaultMethod() : methods.getFirst();
        return Addresses.method(slug, only.key());
    }
}
