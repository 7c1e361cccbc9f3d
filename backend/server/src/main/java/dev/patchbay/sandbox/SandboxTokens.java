package dev.patchbay.sandbox;

import dev.patchbay.token.Token;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2RefreshTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;

/**
 * Makes the sandbox's opaque tokens. A refresh token comes only with the scope {@code offline_access}, and a new one with
 * every refresh unless a fault asks for none. A device always gets one: the library gives it nothing otherwise.
 */
final class SandboxTokens implements OAuth2TokenGenerator<OAuth2Token> {

    private final Clock clock;

    SandboxTokens(Clock clock) {
        this.clock = clock;
    }

    @Override
    public @Nullable OAuth2Token generate(OAuth2TokenContext context) {
        Instant now = clock.instant();
        if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            return new OAuth2AccessToken(
                    OAuth2AccessToken.TokenType.BEARER,
                    "sbx_at_" + Token.next(),
                    now,
                    now.plus(SandboxClients.ACCESS_TOKEN_LIFETIME),
                    context.getAuthorizedScopes());
        }
        if (!OAuth2TokenType.REFRESH_TOKEN.equals(context.getTokenType())) {
            return null;
        }
        if (context.getAuthorizationGrant() instanceof OAuth2RefreshTokenAuthenticationToken refresh) {
            return FaultFilter.withoutNewRefreshToken() ? refreshToken(refresh.getRefreshToken(), now) : next(now);
        }
        return AuthorizationGrantType.DEVICE_CODE.equals(context.getAuthorizationGrantType())
                        || context.getAuthorizedScopes().contains(SandboxScope.OFFLINE_ACCESS.value())
                ? next(now)
                : null;
    }

    private static OAuth2RefreshToken next(Instant now) {
        return refreshToken("sbx_rt_" + Token.next(), now);
    }

    private static OAuth2RefreshToken refreshToken(String value, Instant now) {
        return new OAuth2RefreshToken(value, now, now.plus(SandboxClients.REFRESH_TOKEN_LIFETIME));
    }
}
