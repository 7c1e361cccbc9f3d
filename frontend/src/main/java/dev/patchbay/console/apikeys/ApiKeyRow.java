package dev.patchbay.console.apikeys;

import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import dev.patchbay.console.part.When;
import dev.patchbay.organization.ApiKey;
import dev.patchbay.organization.Permission;
import java.util.stream.Collectors;

/** One key in the list, by all that is known of it: its secret is not. */
final class ApiKeyRow extends Div {

    ApiKeyRow(ApiKey key, Runnable revoke) {
        addClassName("row");
        boolean revoked = key.revokedAt() != null;
        Div title = new Div(new H2(key.name()), new Code(key.hint() + "…"));
        title.addClassName("row-title");
        if (revoked) {
            title.add(new Badge("Revoked"));
            addClassName("faded");
        }
        Span facts = new Span(
                new Span("Created by " + key.createdBy() + ", "),
                new When(key.createdAt()),
                new Span(" · Last used: "),
                new When(key.lastUsedAt()));
        facts.addClassName("secondary");
        Span permissions = new Span(permissions(key));
        permissions.setTitle(
                key.permissions().stream().map(Permission::text).sorted().collect(Collectors.joining(", ")));
        permissions.addClassNames("secondary", "row-permissions");
        Div words = new Div(title, facts, permissions);
        words.addClassName("row-words");
        add(words);
        if (!revoked) {
            Button button = new Button("Revoke", event -> revoke.run());
            button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
            button.setAriaLabel("Revoke " + key.name());
            add(button);
        }
    }

    private static String permissions(ApiKey key) {
        return key.permissions().containsAll(Permission.ofApiKeys())
                ? "All permissions"
                : key.permissions().stream().sorted().map(PermissionWords::of).collect(Collectors.joining(" · "));
    }
}
