package dev.patchbay.authorization;

import com.github.scribejava.core.builder.api.DefaultApi20;
import com.github.scribejava.core.extractors.TokenExtractor;
import com.github.scribejava.core.model.OAuth2AccessToken;
import com.github.scribejava.core.model.OAuthRequest;
import com.github.scribejava.core.oauth2.clientauthentication.ClientAuthentication;
import com.github.scribejava.core.oauth2.clientauthentication.RequestBodyAuthenticationScheme;
import dev.patchbay.connector.OAuth2;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** An auth method's endpoints and habits, in ScribeJava's terms. */
final class AppApi extends DefaultApi20 {

    private final OAuth2 method;

    AppApi(OAuth2 method) {
        this.method = method;
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
    public ClientAuthentication getClientAuthentication() {
        return switch (method.clientAuth()) {
            case CLIENT_SECRET_BASIC -> AppApi::basic;
            case CLIENT_SECRET_POST -> RequestBodyAuthenticationScheme.instance();
            case NONE -> (request, clientId, secret) -> request.addBodyParameter("client_id", clientId);
        };
    }

    /** RFC 6749, section 2.3.1: both parts are form-encoded before they are joined. */
    private static void basic(OAuthRequest request, String clientId, String clientSecret) {
        String pair = encode(clientId) + ":" + encode(clientSecret == null ? "" : clientSecret);
        request.addHeader(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
