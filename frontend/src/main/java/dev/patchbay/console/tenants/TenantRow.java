package dev.patchbay.console.tenants;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouterLink;
import dev.patchbay.connect.Tenant;
import dev.patchbay.console.connections.ConnectionsView;
import dev.patchbay.console.part.ExternalId;
import dev.patchbay.console.part.When;
import org.jspecify.annotations.Nullable;

/** One tenant in the list, with the way to its connections. */
final class TenantRow extends Div {

    /** @param erase null for those who may not */
    TenantRow(Tenant tenant, @Nullable Runnable erase) {
        addClassName("row");
        Div title = new Div(
                new H2(tenant.displayName()),
                tenant.displayName().equals(tenant.externalId())
                        ? ExternalId.copyButton(tenant.externalId())
                        : new ExternalId(tenant.externalId()));
        title.addClassName("row-title");
        RouterLink connections = new RouterLink("Connections", ConnectionsView.class);
        connections.setQueryParameters(QueryParameters.of("tenant", tenant.externalId()));
        connections.getElement().setAttribute("aria-label", "Connections of " + tenant.displayName());
        Span facts = new Span(
                new Span("First named "), new When(tenant.createdAt()).inSentence(), new Span(" · "), connections);
        facts.addClassName("secondary");
        Div words = new Div(title, facts);
        words.addClassName("row-words");
        add(words);
        if (erase != null) {
            Button button = new Button("Erase", event -> erase.run());
            button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
            button.setAriaLabel("Erase " + tenant.displayName());
            add(button);
        }
    }
}
