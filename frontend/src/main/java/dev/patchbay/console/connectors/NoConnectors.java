package dev.patchbay.console.connectors;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import dev.patchbay.console.part.EmptyState;
import dev.patchbay.console.part.Glyph;

/** What the connectors page says in place of cards. */
final class NoConnectors {

    private NoConnectors() {}

    static EmptyState because(boolean searched, boolean mayCreate, ConnectorCards.Actions actions) {
        if (searched) {
            return new EmptyState(Glyph.SEARCH, "No connector matches", "Try a part of its name, slug or domain.");
        }
        if (!mayCreate) {
            return new EmptyState(
                    Glyph.CONNECTORS, "No connectors yet", "A member who can create connectors adds the first one.");
        }
        Button create = new Button("Create connector", Glyph.PLUS.icon(), event -> actions.create());
        create.addThemeVariants(ButtonVariant.TERTIARY);
        Button browse = new Button("From catalog", event -> actions.fromCatalog());
        browse.addThemeVariants(ButtonVariant.PRIMARY);
        return new EmptyState(
                Glyph.CONNECTORS,
                "Add the first app",
                "A connector says how people authenticate to one app and where its API is. Your customers then find it in the"
                        + " connect widget.",
                browse,
                create);
    }
}
