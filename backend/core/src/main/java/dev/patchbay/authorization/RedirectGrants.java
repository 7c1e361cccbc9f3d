package dev.patchbay.authorization;

import dev.patchbay.connector.ApiKey;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.AwsSignature;
import dev.patchbay.connector.BasicAuth;
import dev.patchbay.connector.BearerToken;
import dev.patchbay.connector.Custom;
import dev.patchbay.connector.HmacSignature;
import dev.patchbay.connector.NoAuth;
import dev.patchbay.connector.OAuth1;
import dev.patchbay.connector.OAuth2;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The grant of each auth method that leads through the app's screens. */
@Component
class RedirectGrants {

    private final OAuth2Grant oauth2Grant;
    private final OAuth1Grant oauth1Grant;

    RedirectGrants(OAuth2Grant oauth2Grant, OAuth1Grant oauth1Grant) {
        this.oauth2Grant = oauth2Grant;
        this.oauth1Grant = oauth1Grant;
    }

    /** Empty for a method that knows no such way. */
    Optional<RedirectGrant> of(AuthMethod method) {
        return switch (method) {
            case OAuth2 oauth2 ->
                oauth2.grant() == OAuth2.Grant.AUTHORIZATION_CODE ? Optional.of(oauth2Grant) : Optional.empty();
            case OAuth1 oauth1 -> Optional.of(oauth1Grant);
            case NoAuth other -> Optional.empty();
            case BasicAuth other -> Optional.empty();
            case BearerToken other -> Optional.empty();
            case ApiKey other -> Optional.empty();
            case HmacSignature other -> Optional.empty();
            case AwsSignature other -> Optional.empty();
            case Custom other -> Optional.empty();
        };
    }
}
