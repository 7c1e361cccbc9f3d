package dev.patchbay.widget;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import dev.patchbay.authorization.Attempt;
import dev.patchbay.connection.Connection;
import dev.patchbay.connection.ConnectionStatus;
import dev.patchbay.connection.Connections;
import dev.patchbay.connector.Connector;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.organization.Organizations;
import dev.patchbay.widget.part.AccountCard;
import dev.patchbay.widget.part.Footnote;
import dev.patchbay.widget.part.LabelEditor;
import dev.patchbay.widget.part.Notice;
import dev.patchbay.widget.part.StateMark;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** What an attempt led to: whose account is connected, what it is called, and where to go from here. */
@Component
class ConnectedStage {

    private final Apps apps;
    private final Connections connections;
    private final Organizations organizations;

    ConnectedStage(Apps apps, Connections connections, Organizations organizations) {
        this.apps = apps;
        this.connections = connections;
        this.organizations = organizations;
    }

    void show(AttemptView screen, Attempt attempt, Connector connector) {
        screen.add(new StateMark(StateMark.Kind.GOOD));
        connection(screen, attempt)
                .ifPresentOrElse(
                        connection -> show(screen, connection, connector),
                        () -> screen.add(
                                screen.heading(screen.texts().get("connected.gone", connector.name())),
                                screen.buttons(another(screen, Runnable::run))));
    }

    private void show(AttemptView screen, Connection connection, Connector connector) {
        boolean pending = connection.status() == ConnectionStatus.PENDING;
        String organization = Brand.of(organizations, screen.widget()).name();
        screen.add(
                screen.heading(
                        screen.texts().get(pending ? "connected.pending.title" : "connected.title", connector.name())),
                screen.lead(screen.texts()
                        .get(pending ? "connected.pending" : "connected.lead", organization, connector.name())),
                new AccountCard(connector, connection.account()));
        if (!connection.missingScopes().isEmpty()) {
            Notice missing = new Notice(Notice.Tone.INFO, screen.texts().get("connected.missing", organization));
            missing.add(screen.button(
                    screen.texts().get("connection.upgrade"),
                    () -> screen.go(
                            MethodView.class,
                            Addresses.method(connector, connection.authMethod()),
                            Addresses.reauthorizing(connection.id()))));
            screen.add(missing);
        }
        LabelEditor label = new LabelEditor(
                screen.texts(),
                "connected",
                connection.label(),
                name -> connections.rename(screen.widget(), connection.id(), name));
        screen.add(label);
        addEnd(screen, label);
        screen.whenShown(() -> screen.frame().tellSuccess(connection, connector.slug()));
    }

    /** Finish leads somewhere only where somebody waits for it. */
    private void addEnd(AttemptView screen, LabelEditor label) {
        Div buttons = screen.buttons();
        screen.add(buttons);
        // A session for one connection is over with that connection.
        if (screen.widget().session().connection() == null) {
            buttons.add(another(screen, label::saveThen));
        }
        if (!screen.widget().openerOrigin().isEmpty()
                || screen.widget().session().returnUrl() != null) {
            buttons.addComponentAsFirst(screen.button(
                    screen.texts().get("connected.finish"),
                    () -> label.saveThen(() -> screen.frame().finish()),
                    "primary"));
        } else {
            screen.add(new Footnote(screen.texts().get("connected.close")));
        }
    }

    /** Empty when it was disconnected since. */
    private Optional<Connection> connection(AttemptView screen, Attempt attempt) {
        ConnectionId id = attempt.connection();
        return id == null
                ? Optional.empty()
                : connections
                        .find(screen.widget().scope(), id)
                        .map(found -> connections.get(screen.widget(), found.id()));
    }

    /** @param before what is done first; it goes on to the screen that it is given */
    private NativeButton another(AttemptView screen, Consumer<Runnable> before) {
        return screen.button(
                screen.texts().get("connected.another"),
                () -> before.accept(() -> {
                    String only = apps.only(screen.widget(), screen.opening());
                    if (only == null) {
                        screen.go(AppsView.class);
                    } else {
                        screen.go(ConnectorView.class, Addresses.connector(only));
                    }
                }));
    }
}
