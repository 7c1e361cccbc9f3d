package dev.patchbay.widget;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.patchbay.authorization.Attempt;
import dev.patchbay.authorization.Attempts;
import dev.patchbay.connection.Connection;
import dev.patchbay.connection.ConnectionStatus;
import dev.patchbay.connection.Connections;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.Connectors;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.id.ConnectorId;
import dev.patchbay.organization.Organizations;
import dev.patchbay.widget.part.AppList;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All apps to choose from. Where there is no choice, or something is under way already, it sends the person on. */
@Route(value = "", layout = WidgetFrame.class)
@AnonymousAllowed
public class AppsView extends Screen {

    private final Apps apps;
    private final Attempts attempts;
    private final Connections connections;
    private final Connectors connectors;
    private final Organizations organizations;
    private final Clock clock;

    AppsView(
            Apps apps,
            Attempts attempts,
            Connections connections,
            Connectors connectors,
            Organizations organizations,
            Clock clock) {
        super("list");
        this.apps = apps;
        this.attempts = attempts;
        this.connections = connections;
        this.connectors = connectors;
        this.organizations = organizations;
        this.clock = clock;
    }

    @Override
    void enter(BeforeEnterEvent event) {
        Optional<Attempt> pending = isFirst() ? attempts.latest(widget()).filter(this::isPending) : Optional.empty();
        ConnectionId toMend = widget().session().connection();
        String only = apps.only(widget(), opening());
        if (pending.isPresent()) {
            forward(event, AttemptView.class, Addresses.attempt(pending.get().id()), Map.of());
        } else if (toMend != null) {
            mend(event, connections.get(widget(), toMend));
        } else if (only != null) {
            forward(event, ConnectorView.class, Addresses.connector(only), Map.of());
        } else {
            show(apps.of(widget()));
        }
    }

    private void show(List<Connector> all) {
        Brand brand = Brand.of(organizations, widget());
        if (all.isEmpty()) {
            Div empty = new Div(
                    heading(texts().get("list.empty.title")),
                    new Paragraph(texts().get("list.empty.text", brand.name())));
            empty.addClassName("empty");
            add(empty);
            return;
        }
        Map<ConnectorId, List<Connection>> connected = apps.connected(widget());
        add(
                heading(texts().get("list.title")),
                lead(texts().get("list.lead", brand.name(), widget().tenant().displayName())),
                new AppList(
                        texts(),
                        all.stream()
                                .map(c -> item(c, key(c, all), connected.getOrDefault(c.id(), List.of())))
                                .toList(),
                        this::choose));
    }

    private void choose(String slug) {
        frame().tell("connector_selected", Map.of("connector", slug));
        go(ConnectorView.class, Addresses.connector(slug));
    }

    private void mend(BeforeEnterEvent event, Connection connection) {
        Connector connector = connectors.inUse(connection.organization(), connection.connector());
        forward(
                event,
                MethodView.class,
                Addresses.method(connector, connection.authMethod()),
                Addresses.reauthorizing(connection.id()));
    }

    private boolean isPending(Attempt attempt) {
        return !attempt.isOver() && !Waiting.isTooOld(attempt, clock.instant());
    }

    /** Where two connectors have one slug, the slug is the organization's own one; the other answers to its id. */
    private String key(Connector connector, List<Connector> all) {
        boolean clear = connector.isOwnedBy(widget().scope().organization())
                || all.stream().filter(c -> c.slug().equals(connector.slug())).count() == 1;
        return clear ? connector.slug() : connector.id().text();
    }

    private static AppList.Item item(Connector connector, String key, List<Connection> connected) {
        boolean broken = connected.stream().anyMatch(c -> c.status() == ConnectionStatus.NEEDS_REAUTH);
        String account = switch (connected.size()) {
            case 0 -> "";
            // Named like the app itself, it says nothing that the row does not say already.
            case 1 ->
                connected.getFirst().label().equals(connector.name())
                        ? ""
                        : connected.getFirst().label();
            default -> connected.getFirst().label() + " +" + (connected.size() - 1);
        };
        return new AppList.Item(
                key,
                connector.name(),
                connector.description(),
                connector.iconUrl(),
                connector.categories(),
                account,
                broken ? "attention" : connected.isEmpty() ? "" : "connected");
    }
}
