package dev.patchbay.authorization;

import com.github.scribejava.core.builder.api.DefaultApi20;
import com.github.scribejava.core.httpclient.HttpClient;
import com.github.scribejava.core.httpclient.HttpClientConfig;
import com.github.scribejava.core.model.OAuthRequest;
import com.github.scribejava.core.model.Verb;
import com.github.scribejava.core.oauth.OAuth20Service;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * ScribeJava's service, that also authenticates the client where it asks for a device's code (RFC 8628, section 3.1): ScribeJava sends
 * the client's id alone.
 */
final class AppService extends OAuth20Service {

    // All are ScribeJava's to give.
    AppService(
            DefaultApi20 api,
            String key,
            @Nullable String secret,
            @Nullable String callback,
            @Nullable String scope,
            String responseType,
            @Nullable OutputStream debug,
            @Nullable String userAgent,
            @Nullable HttpClientConfig config,
            HttpClient client) {
        super(api, key, secret, callback, scope, responseType, debug, userAgent, config, client);
    }

    @Override
    protected OAuthRequest createDeviceAuthorizationCodesRequest(@Nullable String scope) {
        OAuthRequest request = new OAuthRequest(Verb.POST, getApi().getDeviceAuthorizationEndpoint());
        getApi().getClientAuthentication().addClientAuthentication(request, getApiKey(), getApiSecret());
        // No parameter comes twice (RFC 6749, section 3.2), and most ways to authenticate name the client already.
        boolean named = request.getBodyParams().getParams().stream()
                .anyMatch(parameter -> parameter.getKey().equals("client_id"));
        if (!named) {
            request.addBodyParameter("client_id", getApiKey());
        }
        if (scope != null) {
            request.addBodyParameter("scope", scope);
        }
        return request;
    }
}
