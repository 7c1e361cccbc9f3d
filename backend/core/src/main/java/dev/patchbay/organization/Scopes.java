package dev.patchbay.organization;

import dev.patchbay.id.ConnectSessionId;
import dev.patchbay.id.EnvironmentId;
import dev.patchbay.id.OrganizationId;
import java.util.EnumSet;
import java.util.Set;

/**
 * Issues scopes to core's own modules, from rows that already say whom they belong to. Screens and endpoints cannot use
 * it; a test of the architecture holds them to that.
 */
public final class Scopes {

    private static final Set<Permission> END_USER =
            EnumSet.of(Permission.CONNECTORS_READ, Permission.CONNECTIONS_READ, Permission.CONNECTIONS_WRITE);

    private Scopes() {}

    /** The scope of an end user in the widget; the tenant is the connect session's to check. */
    public static Scope ofConnectSession(
            OrganizationId organization, EnvironmentId environment, ConnectSessionId session) {
        return new Scope(organization, environment, new Actor.OfConnectSession(session), END_USER);
    }

    /** The scope of Patchbay's own work on one environment. */
    public static Scope ofSystem(OrganizationId organization, EnvironmentId environment, String job) {
        return new Scope(organization, environment, new Actor.OfSystem(job), EnumSet.allOf(Permission.class));
    }
}
