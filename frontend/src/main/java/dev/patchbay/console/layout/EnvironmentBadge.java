package dev.patchbay.console.layout;

import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.badge.BadgeVariant;
import dev.patchbay.organization.Environment;

/** Which environment a page works on, so that nobody takes live for test. */
public final class EnvironmentBadge extends Badge {

    public EnvironmentBadge(Environment environment) {
        super(environment.isLive() ? "Live" : capitalized(environment.name()));
        addClassName("environment-badge");
        addThemeVariants(environment.isLive() ? BadgeVariant.SUCCESS : BadgeVariant.WARNING);
    }

    public static String capitalized(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
