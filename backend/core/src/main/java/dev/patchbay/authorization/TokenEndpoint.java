package dev.patchbay.authorization;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.scribejava.core.builder.ServiceBuilder;
import com.github.scribejava.core.exceptions.OAuthException;
import com.github.scribejava.core.model.OAuth2AccessToken;
import com.github.scribejava.core.oauth.AccessTokenRequestParams;
import com.github.scribejava.core.oauth.OAuth20Service;
import com.github.scribejava.core.pkce.PKCE;
import com.github.scribejava.core.revoke.TokenTypeHint;
import dev.patchbay.authorization.AppApi.BasicForm;
import dev.patchbay.connection.Credentials.OAuth2Tokens;
import dev.patchbay.connection.TokenRefresher;
import dev.patchbay.connection.TokenRevoker;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.connector.OAuthClient;
import dev.patchbay.connector.OAuthClients;
import dev.patchbay.gateway.CallFailed;
import dev.patchbay.gateway.Gateway;
import dev.patchbay.gateway.Purpose;
import dev.patchbay.gateway.Reply;
import dev.patchbay.organization.Scope;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** OAuth 2.0 between Patchbay and an app: the authorization URL, the code's exchange, refresh and revocation. */
@Component
class TokenEndpoint implements TokenRefresher, TokenRevoker {

    /**
     * The one error after which the same refresh token cannot work again (RFC 6749, section 5.2). The others speak of the client or the
     * request, which the connector's owner can mend.
     */
    private static final String GRANT_IS_OVER = "invalid_grant";

    private final Gateway gateway;
    private final OAuthClients clients;
    private final Clock clock;

    /** Token endpoints that took Basic credentials verbatim, so that they need not refuse the encoded ones each time. */
    private final Cache<String, BasicForm> verbatim =
            Caffeine.newBuilder().maximumSize(1_000).build();

    TokenEndpoint(Gateway gateway, OAuthClients clients, Clock clock) {
        this.gateway = gateway;
        this.clients = clients;
        this.clock = clock;
    }

    /** Where the person's browser goes (RFC 6749, section 4.1.1; RFC 7636, section 4.3). */
    URI authorizationUrl(OAuth2 method, OAuthClient client, String redirectUri, String state, @Nullable PKCE pkce) {
        GatewayHttpClient http = new GatewayHttpClient(gateway, Purpose.TOKEN);
        OAuth20Service service = service(method, client, redirectUri, http, BasicForm.ENCODED);
        var url = service.createAuthorizationUrlBuilder().state(state).additionalParams(method.authorizationParams());
        if (!method.scopes().isEmpty()) {
            url = url.scope(String.join(method.scopeSeparator(), method.scopes()));
        }
        return URI.create((pkce == null ? url : url.pkce(pkce)).build());
    }

    /**
     * RFC 6749, section 4.1.3.
     *
     * @throws CallFailed when there is no answer
     */
    TokenReply exchange(
            OAuth2 method, OAuthClient client, String redirectUri, String code, @Nullable String codeVerifier) {
        AccessTokenRequestParams request = AccessTokenRequestParams.create(code);
        if (codeVerifier != null) {
            request.pkceCodeVerifier(codeVerifier);
        }
        method.tokenParams().forEach(request::addExtraParameter);
        return ask(method, client, redirectUri, service -> service.getAccessToken(request));
    }

    @Override
    public TokenRefresher.Outcome refresh(Scope scope, Connector connector, OAuth2 method, OAuth2Tokens tokens) {
        Optional<OAuthClient> client = clients.find(scope, connector.id(), method.key());
        if (client.isEmpty() || tokens.refreshToken() == null) {
            return new Rejected("refresh_impossible", "There is nothing to refresh this connection with.");
        }
        String app = connector.name();
        try {
            return switch (ask(
                    method, client.get(), null, service -> service.refreshAccessToken(tokens.refreshToken()))) {
                case TokenReply.Granted granted -> new Refreshed(granted.tokens());
                case TokenReply.Refused refused
                when refused.error().equals(GRANT_IS_OVER) ->
                    new Rejected(refused.error(), app + " no longer accepts this connection's refresh token.");
                case TokenReply.Refused refused ->
                    new Failed(
                            refused.error(),
                            app + " refused to refresh the tokens. Check the connector's OAuth client.");
                case TokenReply.Faulty faulty ->
                    new Failed(
                            "status_" + faulty.status(),
                            app + " has a problem of its own just now. Try again in a moment.");
                case TokenReply.Unreadable unreadable ->
                    new Failed(
                            "unreadable_answer", app + " gave an answer that makes no sense. Try again in a moment.");
            };
        } catch (CallFailed e) {
            return new Failed(e.code(), app + " could not be reached. Try again in a moment.");
        }
    }

    /** RFC 7009: the refresh token goes first, because the access tokens of its grant end with it. */
    @Override
    public TokenRevoker.Outcome revoke(Scope scope, Connector connector, OAuth2 method, OAuth2Tokens tokens) {
        Optional<OAuthClient> client = clients.find(scope, connector.id(), method.key());
        if (method.revocationUrl() == null || client.isEmpty()) {
            return TokenRevoker.Outcome.NOT_SUPPORTED;
        }
        String refreshToken = tokens.refreshToken();
        boolean revoked = refreshToken == null
                ? isRevoked(method, client.get(), tokens.accessToken(), TokenTypeHint.ACCESS_TOKEN)
                : isRevoked(method, client.get(), refreshToken, TokenTypeHint.REFRESH_TOKEN);
        return revoked ? TokenRevoker.Outcome.REVOKED : TokenRevoker.Outcome.FAILED;
    }

    private boolean isRevoked(OAuth2 method, OAuthClient client, String token, TokenTypeHint hint) {
        GatewayHttpClient http = new GatewayHttpClient(gateway, Purpose.REVOCATION);
        try (OAuth20Service service = service(method, client, null, http, usualForm(method))) {
            service.revokeToken(token, hint);
        } catch (CallFailed e) {
            return false;
        } catch (OAuthException | IOException | ExecutionException | IllegalArgumentException e) {
            // The status below says whether the app agreed.
        } catch (InterruptedException e) {
            throw interrupted();
        }
        Reply reply = http.reply();
        return reply != null && reply.ok();
    }

    /** One request to the token endpoint. */
    private interface TokenRequest {
        OAuth2AccessToken send(OAuth20Service service) throws IOException, InterruptedException, ExecutionException;
    }

    /**
     * Asks with encoded Basic credentials and, when the app does not know this client, verbatim ones. The refusal cost
     * nothing: a client is authenticated before its code or refresh token is looked at.
     */
    private TokenReply ask(OAuth2 method, OAuthClient client, @Nullable String redirectUri, TokenRequest request) {
        BasicForm usual = usualForm(method);
        TokenReply reply = ask(method, client, redirectUri, request, usual);
        boolean hasTwoForms = method.clientAuth() == OAuth2.ClientAuth.CLIENT_SECRET_BASIC && !AppApi.isPlain(client);
        if (!hasTwoForms || !isUnknownClient(reply)) {
            return reply;
        }
        BasicForm other = usual == BasicForm.ENCODED ? BasicForm.VERBATIM : BasicForm.ENCODED;
        TokenReply second = ask(method, client, redirectUri, request, other);
        if (!isUnknownClient(second)) {
            verbatim.asMap().compute(method.tokenUrl(), (url, form) -> other == BasicForm.VERBATIM ? other : null);
        }
        return second;
    }

    private BasicForm usualForm(OAuth2 method) {
        return verbatim.asMap().getOrDefault(method.tokenUrl(), BasicForm.ENCODED);
    }

    private static boolean isUnknownClient(TokenReply reply) {
        return switch (reply) {
            case TokenReply.Refused refused -> refused.error().equals("invalid_client");
            case TokenReply.Unreadable unreadable -> unreadable.status() == 401;
            case TokenReply.Granted granted -> false;
            case TokenReply.Faulty faulty -> false;
        };
    }

    private TokenReply ask(
            OAuth2 method, OAuthClient client, @Nullable String redirectUri, TokenRequest request, BasicForm form) {
        // A lifetime counts from the app's own moment of issue, which is never before the request.
        Instant asked = clock.instant();
        GatewayHttpClient http = new GatewayHttpClient(gateway, Purpose.TOKEN);
        try (OAuth20Service service = service(method, client, redirectUri, http, form)) {
            request.send(service);
        } catch (IOException | ExecutionException e) {
            throw new IllegalStateException("The gateway tells its failures by itself", e);
        } catch (InterruptedException e) {
            throw interrupted();
        }
        Reply reply = http.reply();
        if (reply == null) {
            throw new IllegalStateException("A token request ended without an answer or a failure");
        }
        return TokenReply.read(reply, method.scopeSeparator(), asked);
    }

    private static OAuth20Service service(
            OAuth2 method, OAuthClient client, @Nullable String redirectUri, GatewayHttpClient http, BasicForm form) {
        ServiceBuilder builder = new ServiceBuilder(client.clientId()).httpClient(http);
        if (client.secret() != null) {
            builder.apiSecret(client.secret().value());
        }
        if (redirectUri != null) {
            builder.callback(redirectUri);
        }
        return builder.build(new AppApi(method, form));
    }

    private static IllegalStateException interrupted() {
        Thread.currentThread().interrupt();
        return new IllegalStateException("Interrupted while waiting for a token endpoint");
    }
}
