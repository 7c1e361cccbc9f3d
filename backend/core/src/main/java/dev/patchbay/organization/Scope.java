package dev.patchbay.organization;

import dev.patchbay.id.EnvironmentId;
import dev.patchbay.id.OrganizationId;
import java.util.Set;

/**
 * Whose data a caller works on, and as whom: one organization, one environment, one actor. It comes from an API key, a
 * member's session or a connect session and cannot be built by hand, so that no parameter can ever widen it.
 */
public final class Scope {

    private final OrganizationId organization;
    private final EnvironmentId environment;
    private final Actor actor;
    private final Set<Permission> permissions;

    Scope(OrganizationId organization, EnvironmentId environment, Actor actor, Set<Permission> permissions) {
        this.organization = organization;
        this.environment = environment;
        this.actor = actor;
        this.permissions = Set.copyOf(permissions);
    }

    public OrganizationId organization() {
        return organization;
    }

    public EnvironmentId environment() {
        return environment;
    }

    public Actor actor() {
        return actor;
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** @throws Forbidden when the actor lacks the permission */
    public Scope require(Permission permission) {
        if (!may(permission)) {
            throw new Forbidden(permission);
        }
        return this;
    }

    @Override
    public String toString() {
        return "Scope[" + organization + ", " + environment + ", " + actor.displayName() + "]";
    }
}
