package dev.patchbay.sandbox;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2DeviceAuthorizationConsentAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2DeviceAuthorizationConsentAuthenticationToken;

/**
 * Sees that what a person was asked on behalf of a device is answered for a device, and nothing else is. The library takes
 * that for granted, and fails where it is not so.
 */
record ConsentGuard(AuthenticationProvider guarded, boolean byDevice, SandboxGrants grants)
        implements AuthenticationProvider {

    /** Puts a guard before each provider that takes answers. */
    static UnaryOperator<AuthenticationProvider> of(SandboxGrants grants) {
        return provider -> switch (provider) {
            case OAuth2AuthorizationConsentAuthenticationProvider consent -> new ConsentGuard(consent, false, grants);
            case OAuth2DeviceAuthorizationConsentAuthenticationProvider consent ->
                new ConsentGuard(consent, true, grants);
            default -> provider;
        };
    }

    @Override
    public @Nullable Authentication authenticate(Authentication authentication) {
        if (byDevice != authentication instanceof OAuth2DeviceAuthorizationConsentAuthenticationToken) {
            return null;
        }
        OAuth2AuthorizationConsentAuthenticationToken answer =
                (OAuth2AuthorizationConsentAuthenticationToken) authentication;
        boolean other = grants.awaitingConsent(answer.getState())
                .filter(grant -> grant.byDevice() != byDevice)
                .isPresent();
        if (other) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_REQUEST);
        }
        return guarded.authenticate(authentication);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return guarded.supports(authentication);
    }
}
