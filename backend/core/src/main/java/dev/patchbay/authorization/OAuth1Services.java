package dev.patchbay.authorization;

import com.github.scribejava.core.builder.ServiceBuilder;
import com.github.scribejava.core.httpclient.HttpClient;
import com.github.scribejava.core.oauth.OAuth10aService;
import com.github.scribejava.core.services.HMACSha1SignatureService;
import com.github.scribejava.core.services.PlaintextSignatureService;
import com.github.scribejava.core.services.RSASha1SignatureService;
import com.github.scribejava.core.services.SignatureService;
import com.github.scribejava.core.services.TimestampService;
import dev.patchbay.connector.OAuth1;
import dev.patchbay.connector.OAuthClient;
import dev.patchbay.token.Token;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Makes ScribeJava's service for an auth method and its client. */
@Component
class OAuth1Services {

    private final Clock clock;
    private final Supplier<String> nonces;

    @Autowired
    OAuth1Services(Clock clock) {
        this(clock, Token::next);
    }

    OAuth1Services(Clock clock, Supplier<String> nonces) {
        this.clock = clock;
        this.nonces = nonces;
    }

    /** When a request is signed. */
    Instant now() {
        return clock.instant();
    }

    /**
     * @param method filled
     * @param callback where the app sends the person back to; absent for what is no request for a request token
     * @throws PrivateKeys.Unusable when the method signs with a private key and the client's secret is none
     */
    OAuth10aService of(OAuth1 method, OAuthClient client, @Nullable String callback, HttpClient http) {
        String secret = client.secret() == null ? "" : client.secret().value();
        boolean byKey = method.signatureMethod() == OAuth1.SignatureMethod.RSA_SHA1;
        ServiceBuilder builder = new ServiceBuilder(client.clientId()).httpClient(http);
        // What is empty is a secret too: PLAINTEXT and HMAC join it all the same (RFC 5849, section 3.4.2).
        if (byKey || secret.isEmpty()) {
            builder.apiSecretIsEmptyStringUnsafe();
        } else {
            builder.apiSecret(secret);
        }
        if (callback != null) {
            builder.callback(callback);
        }
        return builder.build(new OAuth1Api(method, signatures(method.signatureMethod(), secret), timestamps()));
    }

    private static SignatureService signatures(OAuth1.SignatureMethod method, String secret) {
        return switch (method) {
            case HMAC_SHA1 -> new HMACSha1SignatureService();
            case HMAC_SHA256 -> new HmacSha256SignatureService();
            case RSA_SHA1 -> new RSASha1SignatureService(PrivateKeys.read(secret));
            case PLAINTEXT -> new PlaintextSignatureService();
        };
    }

    private TimestampService timestamps() {
        return new TimestampService() {
            @Override
            public String getTimestampInSeconds() {
                return String.valueOf(now().getEpochSecond());
            }

            @Override
            public String getNonce() {
                return nonces.get();
            }
        };
    }
}
