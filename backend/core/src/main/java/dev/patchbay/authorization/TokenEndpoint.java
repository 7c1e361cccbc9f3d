package dev.patchbay.authorization;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.scribejava.core.builder.ServiceBuilder;
import com.github.scribejava.core.exceptions.OAuthException;
import com.github.scribejava.core.model.DeviceAuthorization;
import com.github.scribejava.core.oauth.AccessTokenRequestParams;
import com.github.scribejava.core.oauth.OAuth20Service;
import com.github.scribejava.core.pkce.PKCE;
import com.github.scribejava.core.revoke.TokenTypeHint;
import dev.patchbay.authorization.AppApi.BasicForm;
import dev.patchbay.connection.TokenRevoker;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.connector.OAuthClient;
import dev.patchbay.gateway.CallFailed;
import dev.patchbay.gateway.Gateway;
import dev.patchbay.gateway.Purpose;
import dev.patchbay.gateway.Reply;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** OAuth 2.0 between Patchbay and an app's token endpoint: every grant's request, and the client's authentication at it. */
@Component
class TokenEndpoint {

    private final Gateway gateway;
    private final Clock clock;

    /** Token endpoints that took Basic credentials verbatim, so that they need not refuse the encoded ones each time. */
    private final Cache<String, BasicForm> verbatim =
            Caffeine.newBuilder().maximumSize(1_000).build();

    TokenEndpoint(Gateway gateway, Clock clock) {
        this.gateway = gateway;
        this.clock = clock;
    }

    /**
     * Where the person's browser goes (RFC 6749, section 4.1.1; RFC 7636, section 4.3).
     *
     * @param registration its method's addresses filled
     */
    URI authorizationUrl(Registration registration, String state, @Nullable PKCE pkce) {
        OAuth2 method = registration.method();
        GatewayHttpClient http = new GatewayHttpClient(gateway, Purpose.TOKEN);
        OAuth20Service service = service(registration, http, BasicForm.ENCODED, Map.of());
        Map<String, String> parameters = new LinkedHashMap<>(method.authorizationParams());
        List<String> scopes = method.allScopes();
        if (!scopes.isEmpty()) {
            parameters.put(method.scopeParam(), String.join(method.scopeSeparator(), scopes));
        }
        var url = service.createAuthorizationUrlBuilder().state(state).additionalParams(parameters);
        return URI.create((pkce == null ? url : url.pkce(pkce)).build());
    }

    /**
     * RFC 6749, section 4.1.3.
     *
     * @throws CallFailed when there is no answer
     */
    TokenReply exchange(Registration registration, String code, @Nullable String codeVerifier) {
        AccessTokenRequestParams request = AccessTokenRequestParams.create(code);
        if (codeVerifier != null) {
            request.pkceCodeVerifier(codeVerifier);
        }
        return ask(registration, registration.method().tokenParams(), s -> s.getAccessToken(request));
    }

    /**
     * RFC 6749, section 6.
     *
     * @throws CallFailed when there is no answer
     */
    TokenReply refresh(Registration registration, String refreshToken) {
        return ask(registration, registration.method().refreshParams(), s -> s.refreshAccessToken(refreshToken));
    }

    /**
     * RFC 6749, section 4.4.
     *
     * @throws CallFailed when there is no answer
     */
    TokenReply clientCredentials(Registration registration) {
        OAuth2 method = registration.method();
        String scopes = String.join(method.scopeSeparator(), method.allScopes());
        return ask(registration, method.tokenParams(), s -> {
            if (scopes.isEmpty()) {
                s.getAccessTokenClientCredentialsGrant();
            } else {
                s.getAccessTokenClientCredentialsGrant(scopes);
            }
        });
    }

    /**
     * RFC 8628, section 3.1.
     *
     * @throws CallFailed when there is no answer
     */
    Reply deviceCodes(Registration registration) {
        OAuth2 method = registration.method();
        GatewayHttpClient http = new GatewayHttpClient(gateway, Purpose.TOKEN);
        String scopes = String.join(method.scopeSeparator(), method.allScopes());
        try (OAuth20Service service = service(registration, http, usualForm(method), method.authorizationParams())) {
            if (scopes.isEmpty()) {
                service.getDeviceAuthorizationCodes();
            } else {
                service.getDeviceAuthorizationCodes(scopes);
            }
        } catch (CallFailed e) {
            throw e;
        } catch (OAuthException | IOException | ExecutionException | IllegalArgumentException e) {
            // What the app said is read from its answer.
        } catch (InterruptedException e) {
            throw interrupted();
        }
        return answered(http);
    }

    /**
     * RFC 8628, section 3.4.
     *
     * @throws CallFailed when there is no answer
     */
    TokenReply deviceToken(Registration registration, String deviceCode) {
        DeviceAuthorization codes = new DeviceAuthorization(deviceCode, "", "", 0);
        return ask(
                registration,
                registration.method().tokenParams(),
                s -> s.getAccessTokenDeviceAuthorizationGrant(codes));
    }

    /** RFC 7009, sections 2.1 and 2.2. */
    TokenRevoker.Outcome revoke(Registration registration, String token, TokenTypeHint hint) {
        GatewayHttpClient http = new GatewayHttpClient(gateway, Purpose.REVOCATION);
        try (OAuth20Service service = service(registration, http, usualForm(registration.method()), Map.of())) {
            service.revokeToken(token, hint);
        } catch (CallFailed e) {
            return TokenRevoker.Outcome.UNAVAILABLE;
        } catch (OAuthException | IOException | ExecutionException | IllegalArgumentException e) {
            // The status below says whether the app agreed.
        } catch (InterruptedException e) {
            throw interrupted();
        }
        Reply reply = http.reply();
        return reply == null
                ? TokenRevoker.Outcome.UNAVAILABLE
                : Revoking.outcome(reply, status -> status >= 200 && status < 300);
    }

    /** One request to the token endpoint. */
    interface TokenRequest {
        void send(OAuth20Service service) throws IOException, InterruptedException, ExecutionException;
    }

    /**
     * Asks with encoded Basic credentials and, when the app does not know this client, verbatim ones. The refusal cost
     * nothing: a client is authenticated before its code or refresh token is looked at.
     */
    TokenReply ask(Registration registration, Map<String, String> parameters, TokenRequest request) {
        OAuth2 method = registration.method();
        BasicForm usual = usualForm(method);
        TokenReply reply = ask(registration, parameters, request, usual);
        boolean hasTwoForms =
                method.clientAuth() == OAuth2.ClientAuth.CLIENT_SECRET_BASIC && !AppApi.isPlain(registration.client());
        if (!hasTwoForms || !isUnknownClient(reply)) {
            return reply;
        }
        BasicForm other = usual == BasicForm.ENCODED ? BasicForm.VERBATIM : BasicForm.ENCODED;
        TokenReply second = ask(registration, parameters, request, other);
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
            Registration registration, Map<String, String> parameters, TokenRequest request, BasicForm form) {
        // A lifetime counts from the app's own moment of issue, which is never before the request.
        Instant asked = clock.instant();
        OAuth2 method = registration.method();
        GatewayHttpClient http = new GatewayHttpClient(gateway, Purpose.TOKEN, method.tokenBody());
        try (OAuth20Service service = service(registration, http, form, parameters)) {
            request.send(service);
        } catch (IOException | ExecutionException e) {
            throw new IllegalStateException("The gateway tells its failures by itself", e);
        } catch (InterruptedException e) {
            throw interrupted();
        }
        return TokenReply.read(answered(http), method, asked);
    }

    private static Reply answered(GatewayHttpClient http) {
        Reply reply = http.reply();
        if (reply == null) {
            throw new IllegalStateException("A token request ended without an answer or a failure");
        }
        return reply;
    }

    private OAuth20Service service(
            Registration registration, GatewayHttpClient http, BasicForm form, Map<String, String> parameters) {
        OAuthClient client = registration.client();
        ServiceBuilder builder = new ServiceBuilder(client.clientId()).httpClient(http);
        if (client.secret() != null) {
            builder.apiSecret(client.secret().value());
        }
        return builder.callback(registration.redirectUri())
                .build(new AppApi(registration.method(), form, parameters, clock.instant()));
    }

    private static IllegalStateException interrupted() {
        Thread.currentThread().interrupt();
        return new IllegalStateException("Interrupted while waiting for a token endpoint");
    }
}
