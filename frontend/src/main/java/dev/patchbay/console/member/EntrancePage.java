package dev.patchbay.console.member;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import dev.patchbay.console.layout.Brand;
import dev.patchbay.console.part.FormMessage;

/** What the pages before the console have in common: one calm form in the middle. */
@JsModule("./console/console.ts")
abstract class EntrancePage extends Main {

    private final Div card = new Div();
    private final FormMessage message = new FormMessage();

    EntrancePage(String title, String explanation) {
        addClassName("entrance");
        card.addClassName("entrance-card");
        card.add(new Brand(), new H1(title), new Paragraph(explanation), message);
        add(card);
    }

    void addToCard(Component... components) {
        card.add(components);
    }

    FormMessage message() {
        return message;
    }
}
