package dev.patchbay.authorization;

import dev.patchbay.connect.ConnectSession;
import dev.patchbay.connect.ScopeChoice;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.OAuth2;
import java.util.List;

/** What a person is asked to allow: the connector's scopes, or those of them that the session chose. */
final class AskedScopes {

    private AskedScopes() {}

    /** The method as this session uses it. What the connector does not declare is never asked for. */
    static AuthMethod of(ConnectSession session, Connector connector, AuthMethod method) {
        ScopeChoice choice = session.scopes().get(connector.slug());
        return choice == null || !(method instanceof OAuth2 oauth2) ? method : of(choice, oauth2);
    }

    private static OAuth2 of(ScopeChoice choice, OAuth2 method) {
        List<String> declared = method.allScopes();
        return method.asking(
                choice.required().stream().filter(declared::contains).toList(),
                choice.optional().stream().filter(declared::contains).toList());
    }
}
