package dev.patchbay.sandbox;

import java.security.Principal;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;

/** What is particular to a grant that a device asked for: no redirect, and at first no person. */
final class DeviceMapping {

    private DeviceMapping() {}

    static StoredGrant grant(OAuth2Authorization authorization, long version) {
        @Nullable Principal person = authorization.getAttribute(Principal.class.getName());
        @Nullable Set<String> requested = authorization.getAttribute(OAuth2ParameterNames.SCOPE);
        return new StoredGrant(
                UUID.fromString(authorization.getId()),
                version,
                authorization.getRegisteredClientId(),
                person == null ? null : person.getName(),
                "",
                Objects.requireNonNullElse(requested, authorization.getAuthorizedScopes()),
                authorization.getAuthorizedScopes(),
                null,
                "",
                true);
    }

    static OAuth2Authorization.Builder describe(OAuth2Authorization.Builder authorization, StoredGrant grant) {
        authorization
                .authorizationGrantType(AuthorizationGrantType.DEVICE_CODE)
                .attribute(OAuth2ParameterNames.SCOPE, grant.requestedScopes());
        String account = grant.accountId();
        return account == null
                ? authorization.principalName(grant.clientId())
                : authorization
                        .principalName(account)
                        .attribute(Principal.class.getName(), PersonCookie.authentication(account));
    }
}
