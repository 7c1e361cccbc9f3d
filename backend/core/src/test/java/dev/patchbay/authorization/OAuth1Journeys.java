package dev.patchbay.authorization;

import dev.patchbay.connect.ConnectSessions;
import dev.patchbay.connect.NewConnectSession;
import dev.patchbay.connect.WidgetScope;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.ConnectorInput.ClientInput;
import dev.patchbay.connector.Connectors;
import dev.patchbay.connector.OAuth1;
import dev.patchbay.connector.TestConnectors;
import dev.patchbay.organization.Scope;
import dev.patchbay.vault.Secret;

/** Begins journeys through connectors with OAuth 1.0a. */
final class OAuth1Journeys {

    private static final String HOST = "http://localhost:3000";

    private final RedirectFlow flow;
    private final Attempts attempts;
    private final Connectors connectors;
    private final ConnectSessions sessions;
    private final Scope scope;

    OAuth1Journeys(RedirectFlow flow, Attempts attempts, Connectors connectors, ConnectSessions sessions, Scope scope) {
        this.flow = flow;
        this.attempts = attempts;
        this.connectors = connectors;
        this.sessions = sessions;
        this.scope = scope;
    }

    /** A connector whose consumer has been entered. */
    Connector connector(String baseUrl, OAuth1 method, String key, String secret) {
        Connector connector = connectors.create(scope, TestConnectors.of(baseUrl, method));
        connectors.setClient(scope, connector.slug(), method.key(), new ClientInput(key, new Secret(secret)));
        return connector;
    }

    OAuth1Journey through(Connector connector) {
        WidgetScope widget = sessions.open(
                        sessions.create(scope, NewConnectSession.of("acme", "Acme"))
                                .token(),
                        HOST)
                .scope();
        return new OAuth1Journey(
                flow, attempts, widget, connector, attempts.offer(widget, connector.slug(), OAuth1.TYPE, null));
    }
}
