package dev.patchbay.console.connectors;

import com.vaadin.flow.component.dialog.Dialog;
import dev.patchbay.authorization.PublicUrl;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.Connectors;
import dev.patchbay.connector.OAuthClients;
import dev.patchbay.console.member.CurrentMember;
import dev.patchbay.console.part.Confirm;
import dev.patchbay.console.part.Toast;
import dev.patchbay.id.ConnectorId;
import dev.patchbay.organization.Organizations;
import dev.patchbay.organization.Scope;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What can be done with a connector from its card, each in a dialog of its own. */
@Component
class ConnectorDialogs {

    private final CurrentMember member;
    private final Connectors connectors;
    private final OAuthClients clients;
    private final Organizations organizations;
    private final PublicUrl publicUrl;

    ConnectorDialogs(
            CurrentMember member,
            Connectors connectors,
            OAuthClients clients,
            Organizations organizations,
            PublicUrl publicUrl) {
        this.member = member;
        this.connectors = connectors;
        this.clients = clients;
        this.organizations = organizations;
        this.publicUrl = publicUrl;
    }

    /** The id is there before the connector, because the redirect URI that the author registers at the app holds it. */
    Dialog creating(Runnable done) {
        ConnectorId id = ConnectorId.next();
        return new ConnectorEditor(null, hints(id, Map.of()), input -> {
            Connector made = connectors.create(member.scope(), id, input);
            Toast.success("Created " + made.name());
            done.run();
        });
    }

    Dialog editing(Connector connector, Runnable done) {
        Map<String, OAuthClients.Shown> stored = clients.shown(member.scope(), connector.id());
        return new ConnectorEditor(connector, hints(connector.id(), stored), input -> {
            Connector saved = connectors.update(member.scope(), connector.id().text(), input);
            Toast.success("Saved " + saved.name());
            done.run();
        });
    }

    Dialog enteringClient(Connector connector, Runnable done) {
        Map<String, OAuthClients.Shown> stored = clients.shown(member.scope(), connector.id());
        return new ClientDialog(connector, hints(connector.id(), stored), (methodKey, client) -> {
            connectors.setClient(member.scope(), connector.id().text(), methodKey, client);
            Toast.success("Saved the client for " + connector.name());
            done.run();
        });
    }

    Dialog reviewing(Connector connector, Runnable done) {
        return new UpdateReview(connector, connectors.offered(member.scope(), connector), () -> {
            connectors.acceptUpdate(member.scope(), connector.id().text());
            Toast.success("Your organization now uses the new definition of " + connector.name());
            done.run();
        });
    }

    void delete(Connector connector, Runnable done) {
        Confirm.destruction(
                "Delete " + connector.name() + "?",
                "Its definition goes for good. That is only possible while nobody has a connection of it.",
                "Delete",
                () -> {
                    connectors.delete(member.scope(), connector.id().text());
                    Toast.success("Deleted " + connector.name());
                    done.run();
                });
    }

    private ClientHints hints(ConnectorId id, Map<String, OAuthClients.Shown> stored) {
        Scope scope = member.scope();
        return new ClientHints(
                publicUrl.redirectUri(id), organizations.environment(scope).name(), stored);
    }
}
