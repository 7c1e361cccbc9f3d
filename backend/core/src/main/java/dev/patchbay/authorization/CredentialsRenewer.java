package dev.patchbay.authorization;

import dev.patchbay.connection.AppTrouble;
import dev.patchbay.connection.Credentials;
import dev.patchbay.connection.Credentials.OAuth2Tokens;
import dev.patchbay.connection.Renewer;
import dev.patchbay.connection.RequestCredentials;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.Custom;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.gateway.CallFailed;
import dev.patchbay.organization.Scope;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Obtains credentials anew: by a refresh token, or by what the person entered once. */
@Component
class CredentialsRenewer implements Renewer {

    /**
     * The one error after which the same refresh token cannot work again (RFC 6749, section 5.2). The others speak of the client or the
     * request, which the connector's owner can mend; an app's own words for it are the connector's to list.
     */
    private static final String GRANT_IS_OVER = "invalid_grant";

    private final TokenEndpoint tokens;
    private final Registrations registrations;
    private final Handlers handlers;

    CredentialsRenewer(TokenEndpoint tokens, Registrations registrations, Handlers handlers) {
        this.tokens = tokens;
        this.registrations = registrations;
        this.handlers = handlers;
    }

    @Override
    public Outcome renew(
            Scope scope,
            Holder holder,
            Connector connector,
            AuthMethod method,
            Credentials credentials,
            Map<String, String> values) {
        if (method instanceof OAuth2 oauth2 && credentials instanceof OAuth2Tokens old) {
            return refresh(scope, connector, oauth2, old, values);
        }
        if (method instanceof Custom custom && credentials instanceof Credentials.Handled old) {
            return handlers.handle(scope, holder, connector, custom, old, values);
        }
        return new Rejected("refresh_impossible", "There is nothing to refresh this connection with.");
    }

    private Outcome refresh(
            Scope scope, Connector connector, OAuth2 method, OAuth2Tokens old, Map<String, String> values) {
        Map<String, String> known = RequestCredentials.known(old, values);
        Optional<Registration> found =
                registrations.issued(scope, connector, method, known, Optional.ofNullable(old.issuedTo()));
        boolean byClient = method.grant() == OAuth2.Grant.CLIENT_CREDENTIALS;
        String app = connector.name();
        if (old.refreshToken() == null && !byClient) {
            return new Rejected("refresh_impossible", "There is nothing to refresh this connection with.");
        }
        if (found.isEmpty()) {
            // Whoever took the client away can enter it again; the grant may be as good as ever.
            return new Failed("client_missing", "The OAuth client of " + app + " is not set up any more.");
        }
        try {
            Registration registration = found.get().filled(known);
            TokenReply reply = old.refreshToken() == null
                    ? tokens.clientCredentials(registration)
                    : tokens.refresh(registration, old.refreshToken());
            return outcome(app, registration, byClient, old, reply);
        } catch (CallFailed e) {
            return new Failed(e.code(), AppTrouble.unanswered(app, e), true, Duration.ZERO);
        } catch (PrivateKeys.Unusable e) {
            return new Failed("client_key_unusable", app + " needs a private key as the OAuth client's secret.");
        } catch (IllegalArgumentException e) {
            return new Failed("value_missing", "A value in the addresses of " + app + " is missing or does not fit.");
        }
    }

    private static Outcome outcome(
            String app, Registration registration, boolean byClient, OAuth2Tokens old, TokenReply reply) {
        return switch (reply) {
            case TokenReply.Granted granted ->
                new Refreshed(
                        granted.tokens()
                                .withFields(old.fields())
                                .issuedTo(registration.client().clientId()),
                        granted.told());
            case TokenReply.Refused refused
            when isProof(registration.method(), byClient, refused) ->
                new Rejected(
                        refused.error(),
                        byClient
                                ? app + " did not accept these credentials. Check them and try again."
                                : app + " no longer accepts this connection's refresh token.");
            case TokenReply.Refused refused ->
                new Failed(
                        refused.error(), app + " refused to refresh the tokens. Check the connector's OAuth client.");
            case TokenReply.Faulty faulty ->
                new Failed(
                        "status_" + faulty.status(),
                        AppTrouble.fault(app, faulty.status(), faulty.retryAfter()),
                        true,
                        faulty.retryAfter());
            case TokenReply.Unreadable unreadable -> new Failed("unreadable_answer", AppTrouble.nonsense(app));
        };
    }

    /** A client that the person entered is as much a credential as a refresh token. */
    private static boolean isProof(OAuth2 method, boolean byClient, TokenReply.Refused refused) {
        return refused.error().equals(GRANT_IS_OVER)
                || method.tokenReply().finalErrors().contains(refused.error())
                || byClient && method.hasOwnClient() && refused.error().equals("invalid_client");
    }
}
