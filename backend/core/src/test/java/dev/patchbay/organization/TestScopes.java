package dev.patchbay.organization;

import dev.patchbay.id.ApiKeyId;
import dev.patchbay.id.EnvironmentId;
import dev.patchbay.id.OrganizationId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** New organizations, and scopes of theirs. */
public final class TestScopes {

    private TestScopes() {}

    /** An organization with what a caller with every permission sees of its two environments. */
    public record TestOrganization(Scope test, Scope live) {}

    public static TestOrganization organization(Organizations organizations) {
        return organization(organizations, organizations.create("Organization of a test", false));
    }

    private static TestOrganization organization(Organizations organizations, Organization made) {
        List<Environment> environments =
                organizations.environments(scope(made, EnvironmentId.next(), EnumSet.allOf(Permission.class)));
        return new TestOrganization(
                scope(made, environments.get(0).id(), EnumSet.allOf(Permission.class)),
                scope(made, environments.get(1).id(), EnumSet.allOf(Permission.class)));
    }

    /** The organization that looks after the installation, as its owner sees it. */
    public static TestOrganization operator(Organizations organizations) {
        return organization(organizations, organizations.create("Operator of a test", true));
    }

    /** Of an organization that no database knows. */
    public static Scope unsaved() {
        Actor actor = new Actor.OfApiKey(ApiKeyId.next(), "Key of a test");
        return new Scope(OrganizationId.next(), EnvironmentId.next(), actor, EnumSet.allOf(Permission.class));
    }

    /** The same place, seen by a caller who may do only this. */
    public static Scope with(Scope scope, Permission... permissions) {
        return new Scope(scope.organization(), scope.environment(), scope.actor(), Set.of(permissions));
    }

    private static Scope scope(Organization organization, EnvironmentId environment, Set<Permission> permissions) {
        Actor actor = new Actor.OfApiKey(ApiKeyId.next(), "Key of a test");
        return new Scope(organization.id(), environment, actor, permissions);
    }
}
