package dev.patchbay.organization;

import dev.patchbay.id.EnvironmentId;
import dev.patchbay.id.OrganizationId;
import dev.patchbay.id.TypedId;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody did, for the audit record. Published as an application event inside the transaction of the change, so
 * that both are kept or neither.
 *
 * @param environment null for what is the whole organization's
 * @param actor null for somebody who is not signed in
 * @param action the kind of thing and what became of it: {@code api_key.created}
 * @param details what else is worth knowing; never a secret
 */
public record Act(
        OrganizationId organization,
        @Nullable EnvironmentId environment,
        @Nullable Actor actor,
        String action,
        Subject subject,
        boolean succeeded,
        Map<String, String> details) {

    /**
     * What it was done to.
     *
     * @param kind in the product's words: {@code api_key}
     * @param id as the API shows it, or empty
     * @param name what people call it, or empty
     */
    public record Subject(String kind, String id, String name) {}

    public Act {
        details = Map.copyOf(details);
    }

    /** Done in the scope's environment. */
    public static Act in(Scope scope, String action, TypedId subject, String name) {
        return of(scope.organization(), scope.environment(), scope.actor(), action, subject, name);
    }

    /** Done to something of the scope's whole organization. */
    public static Act inOrganization(Scope scope, String action, TypedId subject, String name) {
        return of(scope.organization(), null, scope.actor(), action, subject, name);
    }

    /** The kind of the subject is the first word of the action. */
    public static Act of(
            OrganizationId organization,
            @Nullable EnvironmentId environment,
            @Nullable Actor actor,
            String action,
            TypedId subject,
            String name) {
        String kind = action.substring(0, action.indexOf('.'));
        return new Act(
                organization, environment, actor, action, new Subject(kind, subject.text(), name), true, Map.of());
    }

    /** With one more detail; none when the value is null. */
    public Act with(String detail, @Nullable String value) {
        if (value == null) {
            return this;
        }
        Map<String, String> more = new TreeMap<>(details);
        more.put(detail, value);
        return new Act(organization, environment, actor, action, subject, succeeded, more);
    }

    /** The same, tried in vain. */
    public Act refused() {
        return new Act(organization, environment, actor, action, subject, false, details);
    }
}
