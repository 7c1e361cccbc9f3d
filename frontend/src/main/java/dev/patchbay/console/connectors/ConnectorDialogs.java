package dev.patchbay.console.connectors;

import com.vaadin.flow.component.dialog.Dialog;
import dev.patchbay.authorization.OAuthApps;
import dev.patchbay.authorization.PublicUrl;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.ConnectorInput;
import dev.patchbay.connector.Connectors;
import dev.patchbay.connector.OAuthClients;
import dev.patchbay.connector.catalog.Catalog;
import dev.patchbay.connector.catalog.CatalogEntry;
import dev.patchbay.console.member.CurrentMember;
import dev.patchbay.console.part.Confirm;
import dev.patchbay.console.part.Toast;
import dev.patchbay.id.ConnectorId;
import dev.patchbay.organization.Organizations;
import dev.patchbay.organization.Scope;
import dev.patchbay.plugin.CustomHandlers;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What can be done with a connector from its card, each in a dialog of its own. */
@Component
class ConnectorDialogs {

    private final CurrentMember member;
    private final Connectors connectors;
    private final OAuthClients clients;
    private final Organizations organizations;
    private final Catalog catalog;
    private final PublicUrl publicUrl;
    private final OAuthApps oauthApps;
    private final CustomHandlers handlers;
    private final FieldCheck fields;

    ConnectorDialogs(
            CurrentMember member,
            Connectors connectors,
            OAuthClients clients,
            Organizations organizations,
            Catalog catalog,
            PublicUrl publicUrl,
            OAuthApps oauthApps,
            CustomHandlers handlers,
            FieldCheck fields) {
        this.member = member;
        this.connectors = connectors;
        this.clients = clients;
        this.organizations = organizations;
        this.catalog = catalog;
        this.publicUrl = publicUrl;
        this.oauthApps = oauthApps;
        this.handlers = handlers;
        this.fields = fields;
    }

    /** The id is there before the connector, because the redirect URI that the author registers at the app holds it. */
    Dialog creating(Runnable done) {
        ConnectorId id = ConnectorId.next();
        return ConnectorEditor.creating(methods(hints(id, null, Map.of())), input -> create(id, input, done));
    }

    /** As {@link #creating}, beginning with what the catalog knows; the slug is one that is free. */
    Dialog adding(CatalogEntry entry, Runnable done) {
        ConnectorId id = ConnectorId.next();
        ConnectorInput start = entry.input();
        ConnectorInput free = new ConnectorInput(
                start.name(),
                freeSlug(entry.slug()),
                start.description(),
                start.domain(),
                start.visibility(),
                start.iconUrl(),
                start.categories(),
                start.definition(),
                start.clients());
        return ConnectorEditor.adding(
                free, methods(hints(id, entry.registerUrl(), Map.of())), input -> create(id, input, done));
    }

    private String freeSlug(String slug) {
        String free = slug;
        for (int n = 2; connectors.find(member.scope(), free).isPresent(); n++) {
            free = slug + "-" + n;
        }
        return free;
    }

    private void create(ConnectorId id, ConnectorInput input, Runnable done) {
        Connector made = connectors.create(member.scope(), id, input);
        Toast.success("Created " + made.name());
        done.run();
    }

    Dialog editing(Connector connector, Runnable done) {
        Map<String, OAuthClients.Shown> stored = clients.shown(member.scope(), connector.id());
        return ConnectorEditor.editing(connector, methods(hints(connector, stored)), input -> {
            Connector saved = connectors.update(member.scope(), connector.id().text(), input);
            Toast.success("Saved " + saved.name());
            done.run();
        });
    }

    Dialog enteringClient(Connector connector, Runnable done) {
        Map<String, OAuthClients.Shown> stored = clients.shown(member.scope(), connector.id());
        return new ClientDialog(connector, hints(connector, stored), (methodKey, client) -> {
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

    private MethodHints methods(ClientHints client) {
        return new MethodHints(
                client,
                oauthApps.list(member.scope()).stream()
                        .filter(app -> app.isReady(client.environment()))
                        .toList(),
                List.copyOf(handlers.names()),
                fields);
    }

    /** The catalog knows where to register for its own apps, whoever made the connector. */
    private ClientHints hints(Connector connector, Map<String, OAuthClients.Shown> stored) {
        String page = catalog.find(connector.slug())
                .filter(entry -> entry.domain().equals(connector.domain()))
                .map(CatalogEntry::registerUrl)
                .orElse(null);
        return hints(connector.id(), page, stored);
    }

    private ClientHints hints(ConnectorId id, @Nullable String registerUrl, Map<String, OAuthClients.Shown> stored) {
        Scope scope = member.scope();
        return new ClientHints(
                publicUrl.redirectUri(id),
                registerUrl,
                organizations.environment(scope).name(),
                stored);
    }
}
