package dev.patchbay.authorization;

import com.github.scribejava.core.builder.api.DefaultApi10a;
import com.github.scribejava.core.extractors.BaseStringExtractor;
import com.github.scribejava.core.extractors.HeaderExtractor;
import com.github.scribejava.core.extractors.TokenExtractor;
import com.github.scribejava.core.model.OAuth1AccessToken;
import com.github.scribejava.core.model.OAuth1RequestToken;
import com.github.scribejava.core.model.OAuthConstants;
import com.github.scribejava.core.model.OAuthRequest;
import com.github.scribejava.core.services.SignatureService;
import com.github.scribejava.core.services.TimestampService;
import dev.patchbay.connector.OAuth1;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An auth method's endpoints and signatures, in ScribeJava's terms. */
final class OAuth1Api extends DefaultApi10a {

    private final OAuth1 method;
    private final SignatureService signatures;
    private final TimestampService timestamps;

    /** @param method filled */
    OAuth1Api(OAuth1 method, SignatureService signatures, TimestampService timestamps) {
        this.method = method;
        this.signatures = signatures;
        this.timestamps = timestamps;
    }

    @Override
    public String getRequestTokenEndpoint() {
        return method.requestTokenUrl();
    }

    @Override
    public String getAccessTokenEndpoint() {
        return method.accessTokenUrl();
    }

    @Override
    protected String getAuthorizationBaseUrl() {
        return method.authorizationUrl();
    }

    @Override
    public SignatureService getSignatureService() {
        return signatures;
    }

    @Override
    public TimestampService getTimestampService() {
        return timestamps;
    }

    /** Exact where the library's own is not: values with equals signs, repeated names, methods that it does not list. */
    @Override
    public BaseStringExtractor getBaseStringExtractor() {
        return request -> request instanceof CallRequest signed
                ? BaseString.of(signed.call().method(), signed.call().uri(), protocol(request), signed.form())
                : BaseString.of(request.getVerb().name(), URI.create(request.getCompleteUrl()), protocol(request), "");
    }

    /** RFC 5849, section 3.5.1. */
    @Override
    public HeaderExtractor getHeaderExtractor() {
        return request -> "OAuth " + realm()
                + new TreeMap<>(request.getOauthParameters())
                        .entrySet().stream()
                                .map(p -> PercentEncoding.encode(p.getKey()) + "=\""
                                        + PercentEncoding.encode(p.getValue()) + "\"")
                                .collect(Collectors.joining(", "));
    }

    /** The answers are read by {@link OAuth1Reply}, which tells refusals from faults; here they only have to pass. */
    @Override
    public TokenExtractor<OAuth1RequestToken> getRequestTokenExtractor() {
        return response -> new OAuth1RequestToken("", "");
    }

    @Override
    public TokenExtractor<OAuth1AccessToken> getAccessTokenExtractor() {
        return response -> new OAuth1AccessToken("", "");
    }

    private String realm() {
        String realm = method.realm();
        return realm == null ? "" : "realm=\"" + quoted(realm) + "\", ";
    }

    /** RFC 9110, section 5.6.4. */
    private static String quoted(String realm) {
        return realm.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static Map<String, String> protocol(OAuthRequest request) {
        Map<String, @Nullable String> protocol = new TreeMap<>(request.getOauthParameters());
        protocol.remove(OAuthConstants.SIGNATURE);
        return Map.copyOf(protocol);
    }
}
