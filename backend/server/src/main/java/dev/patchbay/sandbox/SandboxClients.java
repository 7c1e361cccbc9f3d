package dev.patchbay.sandbox;

import dev.patchbay.storage.Columns;
import dev.patchbay.token.Token;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionDecoderFactory;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Service;

/** The applications that may ask people of the sandbox for access. */
@InSandbox
@Service
public class SandboxClients implements RegisteredClientRepository {

    /** How long an access token is good. Short, so that a refresh is seen within a minute. */
    static final Duration ACCESS_TOKEN_LIFETIME = Duration.ofSeconds(60);

    static final Duration REFRESH_TOKEN_LIFETIME = Duration.ofDays(30);

    /** How long a person has to enter a device's code. */
    static final Duration DEVICE_CODE_LIFETIME = Duration.ofMinutes(5);

    private static final Duration CODE_LIFETIME = Duration.ofSeconds(60);

    private final JdbcClient jdbc;
    private final Clock clock;

    SandboxClients(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A client just registered; its secret is told only now. */
    public record Registration(String clientId, String clientSecret) {}

    /**
     * Registers a confidential client ({@code client_secret_basic} or {@code client_secret_post}).
     *
     * @param name what the consent page calls it
     * @param redirectUri matched exactly (RFC 9700, section 2.1)
     */
    public Registration register(String name, String redirectUri) {
        String secret = Token.next();
        return new Registration(insert(name, List.of(redirectUri), Token.hash(secret), null), secret);
    }

    /** Registers a public client, which has no secret and gets no refresh token. */
    public String registerPublic(String name, String redirectUri) {
        return insert(name, List.of(redirectUri), null, null);
    }

    /**
     * Registers a client that proves itself with a key of its own ({@code private_key_jwt}).
     *
     * @throws IllegalArgumentException when it is no RSA public key in PEM
     */
    public String registerWithKey(String name, String redirectUri, String publicKey) {
        PublicKeys.read(publicKey);
        return insert(name, List.of(redirectUri), null, publicKey);
    }

    /** Checks a client's signed statements about itself (RFC 7523, section 3). */
    JwtDecoder assertionDecoder(RegisteredClient client) {
        String publicKey = jdbc.sql("select public_key from sandbox_client where id = :id")
                .param("id", client.getClientId())
                .query(String.class)
                .optional()
                .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT));
        NimbusJwtDecoder decoder =
                NimbusJwtDecoder.withPublicKey(PublicKeys.read(publicKey)).build();
        decoder.setJwtValidator(JwtClientAssertionDecoderFactory.DEFAULT_JWT_VALIDATOR_FACTORY.apply(client));
        return decoder;
    }

    private String insert(
            String name, List<String> redirectUris, byte @Nullable [] secretHash, @Nullable String publicKey) {
        String id = "sbx_" + Token.next().substring(0, 22);
        jdbc.sql("""
                        insert into sandbox_client (id, name, secret_hash, public_key, redirect_uris, created_at)
                        values (:id, :name, :secret, :key, :uris, :now)""")
                .param("id", id)
                .param("name", name)
                .param("secret", secretHash)
                .param("key", publicKey)
                .param("uris", String.join("\n", redirectUris))
                .param("now", Columns.timestamp(clock.instant()))
                .update();
        return id;
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("Clients of the sandbox are registered, not saved");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return find(id).orElse(null);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return find(clientId).orElse(null);
    }

    private Optional<RegisteredClient> find(String id) {
        return jdbc.sql("select name, secret_hash, public_key, redirect_uris from sandbox_client where id = :id")
                .param("id", id)
                .query((row, number) -> client(
                        id,
                        row.getString("name"),
                        row.getBytes("secret_hash"),
                        row.getString("public_key"),
                        row.getString("redirect_uris")))
                .optional();
    }

    private static RegisteredClient client(
            String id, String name, byte @Nullable [] secretHash, @Nullable String publicKey, String redirectUris) {
        RegisteredClient.Builder client = RegisteredClient.withId(id)
                .clientId(id)
                .clientName(name)
                .redirectUris(uris -> uris.addAll(redirectUris.lines().toList()))
                .scopes(scopes -> scopes.addAll(SandboxScope.allValues()))
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(true)
                        .tokenEndpointAuthenticationSigningAlgorithm(SignatureAlgorithm.RS256)
                        .build())
                .tokenSettings(TokenSettings.builder()
                        .authorizationCodeTimeToLive(CODE_LIFETIME)
                        .accessTokenTimeToLive(ACCESS_TOKEN_LIFETIME)
                        .refreshTokenTimeToLive(REFRESH_TOKEN_LIFETIME)
                        .reuseRefreshTokens(false)
                        .deviceCodeTimeToLive(DEVICE_CODE_LIFETIME)
                        .build());
        if (publicKey != null) {
            return client.clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT)
                    .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                    .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                    .authorizationGrantType(AuthorizationGrantType.DEVICE_CODE)
                    .build();
        }
        if (secretHash == null) {
            return client.clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                    .build();
        }
        return client.clientSecret(HexFormat.of().formatHex(secretHash))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .authorizationGrantType(AuthorizationGrantType.DEVICE_CODE)
                .build();
    }
}
