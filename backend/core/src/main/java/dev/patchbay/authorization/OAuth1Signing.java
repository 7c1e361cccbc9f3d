package dev.patchbay.authorization;

import dev.patchbay.authorization.AuthorizationProblems.CannotSign;
import dev.patchbay.authorization.AuthorizationProblems.NotSetUp;
import dev.patchbay.connection.Credentials.OAuth1Token;
import dev.patchbay.connection.RequestCredentials;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.OAuth1;
import dev.patchbay.connector.OAuthClient;
import dev.patchbay.connector.OAuthClients;
import dev.patchbay.gateway.Call;
import dev.patchbay.organization.Scope;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Calls in the name of an OAuth 1.0a token (RFC 5849, section 3). */
@Component
class OAuth1Signing {

    private final OAuthClients clients;
    private final OAuth1Endpoint endpoint;

    OAuth1Signing(OAuthClients clients, OAuth1Endpoint endpoint) {
        this.clients = clients;
        this.endpoint = endpoint;
    }

    /**
     * @throws NotSetUp when the environment has no consumer key any more
     * @throws CannotSign when its secret is not the private key that the method needs, or would be sent in the open
     */
    Call sign(
            Scope scope, Connector connector, OAuth1 method, OAuth1Token token, Map<String, String> values, Call call) {
        OAuthClient client =
                clients.find(scope, connector.id(), method.key()).orElseThrow(() -> new NotSetUp(connector.name()));
        try {
            OAuth1 filled = method.filled(RequestCredentials.known(token, values));
            return endpoint.signed(filled, client, token.token(), token.tokenSecret(), call);
        } catch (PrivateKeys.Unusable e) {
            throw new CannotSign(connector.name() + " needs a private key as the consumer's secret.");
        } catch (PlaintextRule.InTheOpen e) {
            throw new CannotSign("PLAINTEXT signatures are the secrets themselves: they go over https alone.");
        }
    }
}
