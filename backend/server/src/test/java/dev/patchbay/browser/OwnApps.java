package dev.patchbay.browser;

import dev.patchbay.authorization.PublicUrl;
import dev.patchbay.connection.ConnectionFilter;
import dev.patchbay.connection.Connections;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.ConnectorInput;
import dev.patchbay.connector.Connectors;
import dev.patchbay.connector.Definition;
import dev.patchbay.connector.DefinitionJson;
import dev.patchbay.connector.Visibility;
import dev.patchbay.organization.FirstStart;
import dev.patchbay.organization.Scope;
import dev.patchbay.page.PageRequest;
import dev.patchbay.sandbox.SandboxClients;
import dev.patchbay.vault.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.test.context.TestComponent;

/** Connectors beside the sandbox's, for as long as one test takes. */
@TestComponent
class OwnApps {

    static final String SLUG = "app";

    private final Connectors connectors;
    private final Connections connections;
    private final SandboxClients clients;
    private final PublicUrl url;
    private final FirstStart firstStart;
    private final List<Connector> made = new ArrayList<>();

    OwnApps(
            Connectors connectors,
            Connections connections,
            SandboxClients clients,
            PublicUrl url,
            FirstStart firstStart) {
        this.connectors = connectors;
        this.connections = connections;
        this.clients = clients;
        this.url = url;
        this.firstStart = firstStart;
    }

    Connector create(String name, String definition) {
        ConnectorInput input = new ConnectorInput(
                name,
                SLUG,
                "",
                "",
                Visibility.PRIVATE,
                null,
                List.of(),
                DefinitionJson.strict().readValue(definition, Definition.class),
                Map.of());
        Connector connector = connectors.create(scope(), input);
        made.add(connector);
        return connector;
    }

    void client(Connector connector, String id, String secret) {
        String method = connector.definition().defaultMethod().key();
        connectors.setClient(scope(), connector.slug(), method, new ConnectorInput.ClientInput(id, new Secret(secret)));
    }

    /** Registers the connector's client at the sandbox. */
    void sandboxClient(Connector connector) {
        SandboxClients.Registration client = clients.register(connector.name(), url.redirectUri(connector.id()));
        client(connector, client.clientId(), client.clientSecret());
    }

    void remove() {
        for (Connector connector : made) {
            connections
                    .list(scope(), ConnectionFilter.all().of(connector.id()), PageRequest.first(100))
                    .data()
                    .forEach(connection -> connections.delete(scope(), connection.id()));
            connectors.delete(scope(), connector.slug());
        }
        made.clear();
    }

    private Scope scope() {
        return firstStart.operatorsTestScope();
    }
}
