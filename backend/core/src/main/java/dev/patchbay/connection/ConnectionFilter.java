package dev.patchbay.connection;

import dev.patchbay.id.ConnectSessionId;
import dev.patchbay.id.ConnectorId;
import dev.patchbay.id.TenantId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which connections of a scope are wanted; an absent part does not narrow. */
public record ConnectionFilter(
        @Nullable TenantId tenant,
        @Nullable ConnectorId connector,
        @Nullable ConnectionStatus status,
        @Nullable ConnectSessionId session,
        Map<String, String> tags) {

    public static ConnectionFilter all() {
        return new ConnectionFilter(null, null, null, null, Map.of());
    }

    public static ConnectionFilter ofTenant(TenantId tenant) {
        return new ConnectionFilter(tenant, null, null, null, Map.of());
    }

    public static ConnectionFilter madeIn(ConnectSessionId session) {
        return new ConnectionFilter(null, null, null, session, Map.of());
    }

    public ConnectionFilter of(ConnectorId other) {
        return new ConnectionFilter(tenant, other, status, session, tags);
    }
}
