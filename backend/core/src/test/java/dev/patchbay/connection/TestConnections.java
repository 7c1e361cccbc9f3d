package dev.patchbay.connection;

import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.Connector;
import dev.patchbay.id.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Connections as flows bring them. */
public final class TestConnections {

    private TestConnections() {}

    public static NewConnection withKey(TenantId tenant, Connector connector, String key) {
        return of(tenant, connector, "api_key", new Credentials.Key(key), Map.of());
    }

    /** By the connector's default method. */
    public static NewConnection with(TenantId tenant, Connector connector, Credentials credentials) {
        return of(tenant, connector, connector.definition().defaultMethod().key(), credentials, Map.of());
    }

    public static NewConnection withTokens(TenantId tenant, Connector connector, Credentials.OAuth2Tokens tokens) {
        return of(tenant, connector, "oauth2", tokens, Map.of());
    }

    public static NewConnection tagged(TenantId tenant, Connector connector, Map<String, String> tags) {
        return of(tenant, connector, "api_key", new Credentials.Key("key"), tags);
    }

    /** Tokens obtained an hour before they end. */
    public static Credentials.OAuth2Tokens tokens(String access, @Nullable String refresh, Instant expiresAt) {
        return new Credentials.OAuth2Tokens(access, refresh, expiresAt.minusSeconds(3600), expiresAt, List.of());
    }

    private static NewConnection of(
            TenantId tenant, Connector connector, String methodKey, Credentials credentials, Map<String, String> tags) {
        AuthMethod method = connector.definition().method(methodKey).orElseThrow();
        return new NewConnection(
                tenant,
                connector,
                method,
                credentials,
                Map.of(),
                Account.UNKNOWN,
                false,
                null,
                null,
                tags,
                null,
                false);
    }
}
