package dev.patchbay.authorization;

import dev.patchbay.connector.Connector;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.connector.OAuthClient;
import dev.patchbay.connector.OAuthClients;
import dev.patchbay.organization.Scope;
import dev.patchbay.vault.Secret;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds the OAuth client for an auth method: the person's own, or the one that the environment registered. */
@Component
class Registrations {

    private final OAuthClients clients;

    Registrations(OAuthClients clients) {
        this.clients = clients;
    }

    /** @param entered what the person filled in, secrets too */
    Optional<Registration> find(Scope scope, Connector connector, OAuth2 method, Map<String, String> entered) {
        if (method.hasOwnClient()) {
            String id = entered.get("client_id");
            String secret = entered.get("client_secret");
            return id == null
                    ? Optional.empty()
                    : Optional.of(new Registration(
                            method, new OAuthClient(id, secret == null ? null : new Secret(secret)), false));
        }
        return clients.find(scope, connector.id(), method.key()).map(client -> new Registration(method, client, false));
    }
}
