package dev.patchbay.authorization;

import dev.patchbay.connector.ApiKey;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.AwsSignature;
import dev.patchbay.connector.BasicAuth;
import dev.patchbay.connector.BearerToken;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.Custom;
import dev.patchbay.connector.HmacSignature;
import dev.patchbay.connector.NoAuth;
import dev.patchbay.connector.OAuth1;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.connector.OAuthClient;
import dev.patchbay.connector.OAuthClients;
import dev.patchbay.organization.Scope;
import dev.patchbay.vault.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Finds the OAuth client for an auth method: the person's own, the one that the environment registered, or the installation's.
 * Where the method names a managed OAuth app the endpoints are the app's, whoever's the client is.
 */
@Component
class Registrations {

    private final OAuthClients clients;
    private final OAuthApps apps;
    private final PublicUrl url;

    Registrations(OAuthClients clients, OAuthApps apps, PublicUrl url) {
        this.clients = clients;
        this.apps = apps;
        this.url = url;
    }

    /** Whether nothing that the SaaS has to register is missing. */
    boolean isSetUp(Scope scope, Connector connector, AuthMethod method) {
        return switch (method) {
            case OAuth2 oauth2 ->
                oauth2.hasOwnClient()
                        || find(scope, connector, oauth2, Map.of()).isPresent();
            case OAuth1 oauth1 ->
                clients.find(scope, connector.id(), oauth1.key()).isPresent();
            case NoAuth other -> true;
            case BasicAuth other -> true;
            case BearerToken other -> true;
            case ApiKey other -> true;
            case HmacSignature other -> true;
            case AwsSignature other -> true;
            case Custom other -> true;
        };
    }

    /**
     * The first choice for a new connection.
     *
     * @param entered what the person filled in, secrets too
     */
    Optional<Registration> find(Scope scope, Connector connector, OAuth2 method, Map<String, String> entered) {
        return all(scope, connector, method, entered).stream().findFirst();
    }

    /** The one whose redirect URI a person left with. */
    Optional<Registration> returning(
            Scope scope, Connector connector, OAuth2 method, Map<String, String> entered, String redirectUri) {
        return all(scope, connector, method, entered).stream()
                .filter(registration -> registration.redirectUri().equals(redirectUri))
                .findFirst();
    }

    /** The one that tokens were issued to: no other can refresh or revoke them. The first choice where that is not known. */
    Optional<Registration> issued(
            Scope scope, Connector connector, OAuth2 method, Map<String, String> entered, Optional<String> clientId) {
        List<Registration> all = all(scope, connector, method, entered);
        return all.stream()
                .filter(registration -> clientId.filter(registration.client().clientId()::equals)
                        .isPresent())
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    private List<Registration> all(Scope scope, Connector connector, OAuth2 method, Map<String, String> entered) {
        OAuth2 effective = method;
        String platform = method.oauthApp();
        if (platform != null) {
            Optional<OAuthApp> app = apps.find(platform);
            if (app.isEmpty() || !ManagedMethod.accepts(app.get(), entered)) {
                return List.of();
            }
            effective = ManagedMethod.of(app.get(), method);
        }
        String own = url.redirectUri(connector.id());
        if (effective.hasOwnClient()) {
            return personal(effective, entered, own);
        }
        List<Registration> all = new ArrayList<>();
        Optional<OAuthClient> client = clients.find(scope, connector.id(), method.key());
        if (client.isPresent()) {
            all.add(new Registration(effective, client.get(), own));
        }
        if (platform != null) {
            Optional<OAuthApps.Registered> managed = apps.registered(scope, platform);
            if (managed.isPresent()) {
                all.add(new Registration(effective, managed.get().client(), url.managedRedirectUri()));
            }
        }
        return all;
    }

    private static List<Registration> personal(OAuth2 method, Map<String, String> entered, String redirectUri) {
        String id = entered.get("client_id");
        String secret = entered.get("client_secret");
        return id == null
                ? List.of()
                : List.of(new Registration(
                        method, new OAuthClient(id, secret == null ? null : new Secret(secret)), redirectUri));
    }
}
