package dev.patchbay.authorization;

import com.github.scribejava.core.builder.api.DefaultApi20;
import com.github.scribejava.core.extractors.TokenExtractor;
import com.github.scribejava.core.httpclient.HttpClient;
import com.github.scribejava.core.httpclient.HttpClientConfig;
import com.github.scribejava.core.model.OAuth2AccessToken;
import com.github.scribejava.core.model.OAuthRequest;
import com.github.scribejava.core.oauth.OAuth20Service;
import com.github.scribejava.core.oauth2.clientauthentication.ClientAuthentication;
import com.github.scribejava.core.oauth2.clientauthentication.RequestBodyAuthenticationScheme;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.connector.OAuthClient;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An auth method's endpoints and habits, in ScribeJava's terms. */
final class AppApi extends DefaultApi20 {

    /** How client id and secret stand in Basic credentials. */
    enum BasicForm {
        /** Form-encoded before they are joined (RFC 6749, section 2.3.1). */
        ENCODED,
        /** As they are (RFC 7617), which is how many servers read them. */
        VERBATIM
    }

    private final OAuth2 method;
    private final BasicForm basicForm;
    private final Map<String, String> parameters;
    private final Instant now;

    /** @param parameters what each request to the token endpoint carries besides */
    AppApi(OAuth2 method, BasicForm basicForm, Map<String, String> parameters, Instant now) {
        this.method = method;
        this.basicForm = basicForm;
        this.parameters = parameters;
        this.now = now;
    }

    @Override
    public OAuth20Service createService(
            String key,
            @Nullable String secret,
            @Nullable String callback,
            @Nullable String scope,
            String responseType,
            @Nullable OutputStream debug,
            @Nullable String userAgent,
            @Nullable HttpClientConfig config,
            HttpClient client) {
        return new AppService(this, key, secret, callback, scope, responseType, debug, userAgent, config, client);
    }

    /** Whether the two forms of this client's credentials are the same. */
    static boolean isPlain(OAuthClient client) {
        String secret = client.secret() == null ? "" : client.secret().value();
        return encode(client.clientId()).equals(client.clientId())
                && encode(secret).equals(secret);
    }

    @Override
    public String getAccessTokenEndpoint() {
        return method.tokenUrl();
    }

    @Override
    public String getRefreshTokenEndpoint() {
        return method.refreshEndpoint();
    }

    @Override
    public String getRevokeTokenEndpoint() {
        return String.valueOf(method.revocationUrl());
    }

    @Override
    protected String getAuthorizationBaseUrl() {
        return String.valueOf(method.authorizationUrl());
    }

    /** The answer is read by {@link TokenReply}, which tells refusals from faults; here it only has to pass through. */
    @Override
    public TokenExtractor<OAuth2AccessToken> getAccessTokenExtractor() {
        return response -> new OAuth2AccessToken("");
    }

    @Override
    public String getDeviceAuthorizationEndpoint() {
        return String.valueOf(method.deviceAuthorizationUrl());
    }

    @Override
    public ClientAuthentication getClientAuthentication() {
        ClientAuthentication proof = switch (method.clientAuth()) {
            case CLIENT_SECRET_BASIC -> this::basic;
            case CLIENT_SECRET_POST -> RequestBodyAuthenticationScheme.instance();
            case NONE -> (request, clientId, secret) -> request.addBodyParameter("client_id", clientId);
            case PRIVATE_KEY_JWT -> this::assertion;
        };
        return (request, clientId, secret) -> {
            proof.addClientAuthentication(request, clientId, secret);
            parameters.forEach(request::addBodyParameter);
        };
    }

    /** RFC 7523, section 2.2. */
    private void assertion(OAuthRequest request, String clientId, String privateKey) {
        String jwt = ClientAssertion.sign(
                clientId, String.valueOf(privateKey), method.clientKeyId(), method.tokenUrl(), now);
        request.addBodyParameter("client_id", clientId);
        request.addBodyParameter("client_assertion_type", ClientAssertion.TYPE);
        request.addBodyParameter("client_assertion", jwt);
    }

    private void basic(OAuthRequest request, String clientId, String clientSecret) {
        String secret = clientSecret == null ? "" : clientSecret;
        String pair = switch (basicForm) {
            case ENCODED -> encode(clientId) + ":" + encode(secret);
            case VERBATIM -> clientId + ":" + secret;
        };
        request.addHeader(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII)));
    }

    /** A space as %20, which those who know percent signs but no plus signs read as well; a tilde needs nothing. */
    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%7E", "~");
    }
}
