package dev.patchbay.console.connectors;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.patchbay.connector.catalog.Catalog;
import dev.patchbay.connector.catalog.CatalogEntry;
import dev.patchbay.console.part.Glyph;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The apps that Patchbay knows by itself: searched, narrowed to a category, and one of them chosen. */
final class CatalogDialog extends Dialog {

    private final transient Catalog catalog;
    private final transient Consumer<String> choose;
    private final TextField search = new TextField();
    private final Map<String, Button> chips = new HashMap<>();
    private final Div grid = new Div();
    private final Paragraph count = new Paragraph();
    private @Nullable String category;

    /** @param choose takes the slug of the chosen app */
    CatalogDialog(Catalog catalog, Consumer<String> choose) {
        this.catalog = catalog;
        this.choose = choose;
        addClassName("catalog-dialog");
        setHeaderTitle("Add from the catalog");
        setWidth("64rem");
        setHeight("100%");
        search.setAriaLabel("Search the catalog");
        search.setPlaceholder("Search " + catalog.list().size() + " apps");
        search.setPrefixComponent(Glyph.SEARCH.icon());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setWidthFull();
        search.addValueChangeListener(change -> show());
        search.setAutofocus(true);
        count.getElement().setAttribute("role", "status");
        count.addClassName("secondary");
        grid.addClassName("connector-grid");
        grid.getElement().setAttribute("role", "list");
        Button close = new Button("Close", event -> close());
        close.addThemeVariants(ButtonVariant.TERTIARY);
        getFooter().add(close);
        Div body = new Div(search, categories(), count, grid);
        body.addClassName("catalog-body");
        add(body);
        show();
    }

    private Div categories() {
        Div row = new Div();
        row.addClassName("chips");
        row.getElement().setAttribute("role", "group");
        row.getElement().setAttribute("aria-label", "Categories");
        for (String name : catalog.categories()) {
            Button chip = new Button(name, event -> narrow(name));
            chip.addThemeVariants(ButtonVariant.SMALL);
            chips.put(name, chip);
            row.add(chip);
        }
        return row;
    }

    /** Choosing the chosen one again lifts it. */
    private void narrow(String name) {
        category = name.equals(category) ? null : name;
        show();
    }

    private void show() {
        chips.forEach((name, chip) -> {
            boolean chosen = name.equals(category);
            chip.getElement().setAttribute("aria-pressed", String.valueOf(chosen));
            chip.setThemeVariant(ButtonVariant.PRIMARY, chosen);
        });
        List<CatalogEntry> found = catalog.search(search.getValue(), category);
        grid.removeAll();
        found.forEach(entry -> grid.add(new CatalogCard(entry, () -> choose.accept(entry.slug()))));
        grid.setVisible(!found.isEmpty());
        count.setText(
                switch (found.size()) {
                    case 0 -> "No app matches. Close this and use Create to describe it yourself.";
                    case 1 -> "1 app";
                    default -> found.size() + " apps";
                });
    }
}
