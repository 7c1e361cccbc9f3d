package dev.patchbay.authorization;

import dev.patchbay.connect.ConnectSessions;
import dev.patchbay.connect.NewConnectSession;
import dev.patchbay.connect.WidgetScope;
import dev.patchbay.connection.Connection;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.ConnectorInput;
import dev.patchbay.connector.Connectors;
import dev.patchbay.connector.DefinitionJson;
import dev.patchbay.connector.TestConnectors;
import dev.patchbay.organization.Organizations;
import dev.patchbay.organization.Scope;
import dev.patchbay.organization.TestScopes;
import dev.patchbay.testing.TestApp;
import dev.patchbay.vault.Secret;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;

/** A person of the tenant {@code acme} connects an app by whatever method its connector has. */
@TestComponent
public class FormJourney {

    private static final String HOST = "https://app.example.com";

    private final Attempts attempts;
    private final ConnectSessions sessions;
    private final Connectors connectors;
    private final TestApp app;
    private final Scope scope;

    FormJourney(
            Attempts attempts,
            ConnectSessions sessions,
            Connectors connectors,
            Organizations organizations,
            TestApp app) {
        this.attempts = attempts;
        this.sessions = sessions;
        this.connectors = connectors;
        this.app = app;
        this.scope = TestScopes.organization(organizations).test();
    }

    public Scope scope() {
        return scope;
    }

    /** A connector of the test app with this method; its JSON may say {@code {app}} for the app's address. */
    public Connector connector(String methodJson) {
        return connector(methodJson, null, null);
    }

    /** The same, with the environment's client. */
    public Connector connector(String methodJson, @Nullable String clientId, @Nullable String secret) {
        AuthMethod method = DefinitionJson.method(methodJson.replace("{app}", app.url("")));
        ConnectorInput input = TestConnectors.of(app.url(""), method);
        Connector connector = connectors.create(scope, input);
        if (clientId != null) {
            connectors.setClient(
                    scope,
                    connector.slug(),
                    method.key(),
                    new ConnectorInput.ClientInput(clientId, secret == null ? null : new Secret(secret)));
        }
        return connector;
    }

    public WidgetScope widget() {
        NewConnectSession session = NewConnectSession.of("acme", "Acme").embeddedBy(List.of(HOST));
        return sessions.open(sessions.create(scope, session).token(), HOST).scope();
    }

    /** Fills in the form of the connector's only method and sends it. */
    public Connection connect(Connector connector, Map<String, String> fields) {
        WidgetScope widget = widget();
        Attempts.Offer offer = attempts.offer(
                widget, connector.slug(), connector.definition().defaultMethod().key(), null);
        return attempts.submit(widget, offer.id(), fields);
    }
}
