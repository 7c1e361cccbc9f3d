package dev.patchbay.sandbox;

import java.security.Principal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AbstractOAuth2Token;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2DeviceCode;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.OAuth2UserCode;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;

/** Between our rows and the one object in which the authorization server's library keeps a grant. */
@InSandbox
@Component
class AuthorizationMapping {

    private static final String VERSION = AuthorizationMapping.class.getName() + ".version";
    private static final String AUTHORIZE_PATH = "/oauth2/authorize";

    private final SandboxClients clients;
    private final SandboxAddress address;

    AuthorizationMapping(SandboxClients clients, SandboxAddress address) {
        this.clients = clients;
        this.address = address;
    }

    static boolean isNew(OAuth2Authorization authorization) {
        return authorization.getAttribute(VERSION) == null;
    }

    static StoredGrant grant(OAuth2Authorization authorization) {
        Long version = authorization.getAttribute(VERSION);
        if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(authorization.getAuthorizationGrantType())) {
            return ofClient(authorization, version == null ? 0 : version);
        }
        if (AuthorizationGrantType.DEVICE_CODE.equals(authorization.getAuthorizationGrantType())) {
            return DeviceMapping.grant(authorization, version == null ? 0 : version);
        }
        OAuth2AuthorizationRequest request = request(authorization);
        boolean answered = authorization.getToken(OAuth2AuthorizationCode.class) != null;
        return new StoredGrant(
                UUID.fromString(authorization.getId()),
                version == null ? 0 : version,
                authorization.getRegisteredClientId(),
                authorization.getPrincipalName(),
                Objects.requireNonNull(request.getRedirectUri(), "the redirect URI is checked before"),
                request.getScopes(),
                authorization.getAuthorizedScopes(),
                answered ? null : request.getState(),
                String.valueOf(request.getAdditionalParameters().get(PkceParameterNames.CODE_CHALLENGE)),
                false);
    }

    /** No person was asked: such a client acts for the workspace of the first one. */
    private static StoredGrant ofClient(OAuth2Authorization authorization, long version) {
        return new StoredGrant(
                UUID.fromString(authorization.getId()),
                version,
                authorization.getRegisteredClientId(),
                SandboxAccounts.all().getFirst().id(),
                "",
                authorization.getAuthorizedScopes(),
                authorization.getAuthorizedScopes(),
                null,
                "",
                false);
    }

    static List<StoredToken> tokens(OAuth2Authorization authorization) {
        List<StoredToken> tokens = new ArrayList<>();
        Set<String> scopes = authorization.getAuthorizedScopes();
        add(tokens, TokenKind.CODE, scopes, authorization.getToken(OAuth2AuthorizationCode.class));
        add(tokens, TokenKind.DEVICE_CODE, scopes, authorization.getToken(OAuth2DeviceCode.class));
        add(tokens, TokenKind.USER_CODE, scopes, authorization.getToken(OAuth2UserCode.class));
        OAuth2Authorization.Token<OAuth2AccessToken> access = authorization.getAccessToken();
        if (access != null) {
            add(tokens, TokenKind.ACCESS, access.getToken().getScopes(), access);
        }
        add(tokens, TokenKind.REFRESH, scopes, authorization.getRefreshToken());
        return tokens;
    }

    /** A grant whose person is being asked, known by the state of the consent page. */
    OAuth2Authorization awaitingConsent(StoredGrant grant, List<StoredToken> tokens, String consentState) {
        return OAuth2Authorization.from(authorization(grant, tokens, ""))
                .attribute(OAuth2ParameterNames.STATE, consentState)
                .build();
    }

    /** A grant with its tokens; of several of one kind the last counts, and only the presented one has its value. */
    OAuth2Authorization authorization(StoredGrant grant, List<StoredToken> tokens, String presented) {
        OAuth2Authorization.Builder authorization = builder(grant);
        for (StoredToken token : tokens) {
            authorization.token(
                    token(token, token.valueWhen(presented)),
                    metadata -> metadata.put(OAuth2Authorization.Token.INVALIDATED_METADATA_NAME, token.spent()));
        }
        return authorization.build();
    }

    private OAuth2Authorization.Builder builder(StoredGrant grant) {
        RegisteredClient client =
                Objects.requireNonNull(clients.findById(grant.clientId()), "a grant refers to its client");
        OAuth2Authorization.Builder authorization = OAuth2Authorization.withRegisteredClient(client)
                .id(grant.id().toString())
                .authorizedScopes(grant.authorizedScopes())
                .attribute(VERSION, grant.version());
        return grant.byDevice() ? DeviceMapping.describe(authorization, grant) : describe(authorization, grant);
    }

    private OAuth2Authorization.Builder describe(OAuth2Authorization.Builder authorization, StoredGrant grant) {
        String account = Objects.requireNonNull(grant.accountId(), "only a device asks before anybody is known");
        OAuth2AuthorizationRequest request = OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(address.issuer() + AUTHORIZE_PATH)
                .clientId(grant.clientId())
                .redirectUri(grant.redirectUri())
                .scopes(grant.requestedScopes())
                .state(grant.clientState())
                .additionalParameters(Map.of(
                        PkceParameterNames.CODE_CHALLENGE,
                        grant.codeChallenge(),
                        PkceParameterNames.CODE_CHALLENGE_METHOD,
                        "S256"))
                .build();
        return authorization
                .principalName(account)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .attribute(OAuth2AuthorizationRequest.class.getName(), request)
                .attribute(Principal.class.getName(), PersonCookie.authentication(account));
    }

    private static OAuth2Token token(StoredToken token, String value) {
        return switch (token.kind()) {
            case CODE -> new OAuth2AuthorizationCode(value, token.issuedAt(), token.expiresAt());
            case DEVICE_CODE -> new OAuth2DeviceCode(value, token.issuedAt(), token.expiresAt());
            case USER_CODE -> new OAuth2UserCode(value, token.issuedAt(), token.expiresAt());
            case ACCESS ->
                new OAuth2AccessToken(
                        OAuth2AccessToken.TokenType.BEARER,
                        value,
                        token.issuedAt(),
                        token.expiresAt(),
                        StoredGrant.scopes(token.scopes()));
            case REFRESH -> new OAuth2RefreshToken(value, token.issuedAt(), token.expiresAt());
        };
    }

    private static void add(
            List<StoredToken> tokens,
            TokenKind kind,
            Set<String> scopes,
            OAuth2Authorization.@Nullable Token<? extends AbstractOAuth2Token> token) {
        if (token != null) {
            tokens.add(new StoredToken(
                    StoredToken.hashOf(token.getToken().getTokenValue()),
                    kind,
                    String.join(" ", scopes),
                    Objects.requireNonNullElse(token.getToken().getIssuedAt(), Instant.EPOCH),
                    Objects.requireNonNull(token.getToken().getExpiresAt(), "every token of the sandbox expires"),
                    token.isInvalidated()));
        }
    }

    private static OAuth2AuthorizationRequest request(OAuth2Authorization authorization) {
        return Objects.requireNonNull(
                authorization.getAttribute(OAuth2AuthorizationRequest.class.getName()),
                "a grant begins with a request");
    }
}
