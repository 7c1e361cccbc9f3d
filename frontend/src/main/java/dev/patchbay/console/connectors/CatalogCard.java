package dev.patchbay.console.connectors;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.card.Card;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.patchbay.connector.catalog.CatalogEntry;
import dev.patchbay.console.part.AppIcon;
import java.util.stream.Collectors;

/** One app of the catalog, to be chosen. */
final class CatalogCard extends Card {

    CatalogCard(CatalogEntry entry, Runnable choose) {
        addClassNames("connector-card", "catalog-card");
        setAriaRole("listitem");
        setHeaderPrefix(new AppIcon(entry.name(), entry.icon().path()));
        setTitle(new H3(entry.name()));
        Span domain = new Span(entry.domain());
        domain.addClassName("secondary");
        setSubtitle(domain);
        Paragraph description = new Paragraph(entry.description());
        description.addClassName("card-description");
        Span types = new Span(types(entry));
        types.addClassNames("secondary", "card-types");
        add(new Div(description, types));
        Button add = new Button("Add", event -> choose.run());
        add.setAriaLabel("Add " + entry.name());
        addToFooter(add);
    }

    private static String types(CatalogEntry entry) {
        return entry.definition().authMethods().stream()
                .map(MethodKind::of)
                .map(MethodKind::label)
                .distinct()
                .collect(Collectors.joining(" · "));
    }
}
