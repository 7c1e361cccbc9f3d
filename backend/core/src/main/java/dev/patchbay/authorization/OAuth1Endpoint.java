package dev.patchbay.authorization;

import com.github.scribejava.core.exceptions.OAuthException;
import com.github.scribejava.core.model.OAuth1AccessToken;
import com.github.scribejava.core.model.OAuth1RequestToken;
import com.github.scribejava.core.oauth.OAuth10aService;
import dev.patchbay.connector.OAuth1;
import dev.patchbay.connector.OAuthClient;
import dev.patchbay.gateway.Call;
import dev.patchbay.gateway.CallFailed;
import dev.patchbay.gateway.Gateway;
import dev.patchbay.gateway.Header;
import dev.patchbay.gateway.Purpose;
import dev.patchbay.gateway.Reply;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** OAuth 1.0a between Patchbay and an app (RFC 5849). Methods are taken with their templates filled. */
@Component
class OAuth1Endpoint {

    /** Servers of that age answer with a form, and some refuse to be asked for anything else. */
    private static final String ANY_TYPE = "*/*";

    private final Gateway gateway;
    private final OAuth1Services services;

    OAuth1Endpoint(Gateway gateway, OAuth1Services services) {
        this.gateway = gateway;
        this.services = services;
    }

    /**
     * RFC 5849, section 2.1.
     *
     * @throws CallFailed when there is no answer
     */
    OAuth1Reply requestToken(OAuth1 method, OAuthClient client, String callback) {
        PlaintextRule.check(method, URI.create(method.requestTokenUrl()));
        return ask(method, client, callback, OAuth10aService::getRequestToken);
    }

    /**
     * RFC 5849, section 2.3.
     *
     * @throws CallFailed when there is no answer
     */
    OAuth1Reply accessToken(OAuth1 method, OAuthClient client, RequestToken token, String verifier) {
        PlaintextRule.check(method, URI.create(method.accessTokenUrl()));
        OAuth1RequestToken of = new OAuth1RequestToken(token.token(), token.secret());
        return ask(method, client, null, service -> service.getAccessToken(of, verifier));
    }

    /** The call with an {@code Authorization} header in its token's name (RFC 5849, section 3.1). */
    Call signed(OAuth1 method, OAuthClient client, String token, String secret, Call call) {
        PlaintextRule.check(method, call.uri());
        CallRequest request = new CallRequest(call);
        services.of(method, client, null, client(Purpose.OTHER))
                .signRequest(new OAuth1AccessToken(token, secret), request);
        List<Header> headers = new ArrayList<>(call.headers());
        headers.removeIf(header -> header.named("Authorization"));
        headers.add(Header.secret("Authorization", request.getHeaders().getOrDefault("Authorization", "")));
        return call.withHeaders(headers);
    }

    /** One request for a token. */
    private interface Request {
        void send(OAuth10aService service) throws IOException, InterruptedException, ExecutionException;
    }

    private OAuth1Reply ask(OAuth1 method, OAuthClient client, @Nullable String callback, Request request) {
        GatewayHttpClient http = client(Purpose.TOKEN);
        try (OAuth10aService service = services.of(method, client, callback, http)) {
            request.send(service);
        } catch (IOException | ExecutionException | OAuthException e) {
            throw new IllegalStateException("The gateway tells its failures by itself");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a token endpoint");
        }
        Reply reply = http.reply();
        if (reply == null) {
            throw new IllegalStateException("A token request ended without an answer or a failure");
        }
        return OAuth1Reply.read(reply, services.now());
    }

    private GatewayHttpClient client(Purpose purpose) {
        return new GatewayHttpClient(gateway, purpose, ANY_TYPE);
    }
}
