package dev.patchbay.console.connections;

import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.badge.BadgeVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.patchbay.connection.Connection;
import java.util.List;

/** The scopes that the app granted, and those that it did not. */
final class ScopeList extends Div {

    ScopeList(Connection connection) {
        addClassName("scope-list");
        group("Required", connection.requiredScopes());
        if (connection.grantedScopes().isEmpty()) {
            Span silent = new Span("The app did not say which it granted.");
            silent.addClassName("secondary");
            add(silent);
        } else {
            group("Granted", connection.grantedScopes(), BadgeVariant.SUCCESS);
        }
        group("Missing", connection.missingScopes(), BadgeVariant.ERROR);
        if (!connection.missingScopes().isEmpty()) {
            Span how = new Span(
                    "Open the widget with a connect session for this connection: it asks the person for them.");
            how.addClassName("secondary");
            add(how);
        }
    }

    private void group(String title, List<String> scopes, BadgeVariant... variants) {
        if (scopes.isEmpty()) {
            return;
        }
        Span label = new Span(title);
        label.addClassName("field-label");
        Div chips = new Div();
        chips.addClassName("chips");
        scopes.forEach(scope -> {
            Badge badge = new Badge(scope);
            badge.addThemeVariants(variants);
            chips.add(badge);
        });
        add(new Div(label, chips));
    }
}
