package dev.patchbay.authorization;

import dev.patchbay.connection.Credentials;
import dev.patchbay.connection.RequestSigner;
import dev.patchbay.connector.ApiKey;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.AwsSignature;
import dev.patchbay.connector.BasicAuth;
import dev.patchbay.connector.BearerToken;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.Custom;
import dev.patchbay.connector.HmacSignature;
import dev.patchbay.connector.NoAuth;
import dev.patchbay.connector.OAuth1;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.gateway.Call;
import dev.patchbay.organization.Scope;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Signs calls by the auth methods whose proof depends on the request. */
@Component
class Signing implements RequestSigner {

    private final OAuth1Signing oauth1Signing;
    private final HmacSigning hmacSigning;
    private final AwsSigning awsSigning;

    Signing(OAuth1Signing oauth1Signing, HmacSigning hmacSigning, AwsSigning awsSigning) {
        this.oauth1Signing = oauth1Signing;
        this.hmacSigning = hmacSigning;
        this.awsSigning = awsSigning;
    }

    @Override
    public boolean signs(AuthMethod method) {
        return switch (method) {
            case HmacSignature hmac -> true;
            case AwsSignature aws -> true;
            case OAuth1 oauth1 -> true;
            case NoAuth other -> false;
            case BasicAuth other -> false;
            case BearerToken other -> false;
            case ApiKey other -> false;
            case OAuth2 other -> false;
            case Custom other -> false;
        };
    }

    @Override
    public boolean signsBody(AuthMethod method, Map<String, String> values, Call call) {
        return switch (method) {
            case HmacSignature hmac -> HmacSigning.signsBody(hmac);
            case AwsSignature aws -> AwsSigning.signsBody(aws, values, call);
            case OAuth1 oauth1 -> CallRequest.isForm(call);
            case NoAuth other -> false;
            case BasicAuth other -> false;
            case BearerToken other -> false;
            case ApiKey other -> false;
            case OAuth2 other -> false;
            case Custom other -> false;
        };
    }

    @Override
    public Call sign(
            Scope scope,
            Connector connector,
            AuthMethod method,
            Credentials credentials,
            Map<String, String> values,
            Call call) {
        return sign(scope, connector, method, credentials, values, call, AwsSigning.Payload.SIGNED);
    }

    @Override
    public Call signStreamed(
            Scope scope,
            Connector connector,
            AuthMethod method,
            Credentials credentials,
            Map<String, String> values,
            Call call) {
        if (call.body() != null || signsBody(method, values, call)) {
            throw new IllegalArgumentException("What is signed includes the body");
        }
        return sign(scope, connector, method, credentials, values, call, AwsSigning.Payload.UNSIGNED);
    }

    private Call sign(
            Scope scope,
            Connector connector,
            AuthMethod method,
            Credentials credentials,
            Map<String, String> values,
            Call call,
            AwsSigning.Payload payload) {
        if (method instanceof OAuth1 oauth1 && credentials instanceof Credentials.OAuth1Token token) {
            return oauth1Signing.sign(scope, connector, oauth1, token, values, call);
        }
        if (method instanceof HmacSignature hmac && credentials instanceof Credentials.HmacKey key) {
            return hmacSigning.sign(hmac, key, values, call);
        }
        if (method instanceof AwsSignature aws && credentials instanceof Credentials.AwsKeys keys) {
            return awsSigning.sign(aws, keys, values, call, payload);
        }
        return call;
    }
}
