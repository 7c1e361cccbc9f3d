package dev.patchbay.connect;

import dev.patchbay.id.ConnectSessionId;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.id.TenantId;
import dev.patchbay.organization.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one open widget may touch: its environment, its tenant, its session. It comes from {@link ConnectSessions} alone.
 */
public final class WidgetScope {

    private final Scope scope;
    private final ConnectSession session;
    private final Tenant tenant;
    private final List<String> embedders;

    WidgetScope(Scope scope, ConnectSession session, Tenant tenant, List<String> embedders) {
        this.scope = scope;
        this.session = session;
        this.tenant = tenant;
        this.embedders = List.copyOf(embedders);
    }

    /** For services of the environment; what belongs to a tenant must be narrowed to {@link #tenantId()} as well. */
    public Scope scope() {
        return scope;
    }

    public ConnectSession session() {
        return session;
    }

    public ConnectSessionId sessionId() {
        return session.id();
    }

    public Tenant tenant() {
        return tenant;
    }

    public TenantId tenantId() {
        return tenant.id();
    }

    /** Whether the session lets its end user connect this connector. */
    public boolean allows(String connectorSlug) {
        return session.connectors().isEmpty() || session.connectors().contains(connectorSlug);
    }

    /**
     * Whether the session lets its end user make a connection, or give this one new credentials. A session for one connection is for
     * that one alone.
     */
    public boolean mayAuthorize(@Nullable ConnectionId existing) {
        return session.connection() == null || session.connection().equals(existing);
    }

    /** Exactly the origins for {@code frame-ancestors}. */
    public List<String> embedders() {
        return embedders;
    }

    /** The exact origin that messages go to; empty for a hosted link, which nobody embeds. */
    public String openerOrigin() {
        String origin = session.openerOrigin();
        return origin == null ? "" : origin;
    }
}
