package dev.patchbay.organization;

import static dev.patchbay.organization.Permission.*;

import java.util.EnumSet;
import java.util.Set;

/** What a member is in an organization, from most to least. */
public enum Role {
    OWNER(EnumSet.allOf(Permission.class)),
    ADMIN(EnumSet.complementOf(EnumSet.of(ORGANIZATIONS_WRITE))),
    DEVELOPER(EnumSet.of(
            CONNECT_SESSIONS_WRITE,
            CONNECTORS_READ,
            CONNECTORS_WRITE,
            CONNECTIONS_READ,
            CONNECTIONS_WRITE,
            WEBHOOKS_READ,
            WEBHOOKS_WRITE,
            AUDIT_READ,
            API_KEYS_WRITE)),
    OPERATOR(EnumSet.of(
            CONNECT_SESSIONS_WRITE, CONNECTORS_READ, CONNECTIONS_READ, CONNECTIONS_WRITE, WEBHOOKS_READ, AUDIT_READ)),
    VIEWER(EnumSet.of(CONNECTORS_READ, CONNECTIONS_READ, WEBHOOKS_READ));

    private final Set<Permission> permissions;

    Role(Set<Permission> permissions) {
        this.permissions = Set.copyOf(permissions);
    }

    public Set<Permission> permissions() {
        return permissions;
    }
}
