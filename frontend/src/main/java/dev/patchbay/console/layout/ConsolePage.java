package dev.patchbay.console.layout;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;

/** A view's page: title, one line of what it is for, actions, and then its content. */
public abstract class ConsolePage extends Main {

    private final Div actions = new Div();

    protected ConsolePage(String title, String purpose) {
        addClassName("page");
        Paragraph line = new Paragraph(purpose);
        line.addClassName("secondary");
        Div words = new Div(new H1(title), line);
        actions.addClassName("page-actions");
        Header header = new Header(words, actions);
        header.addClassName("page-header");
        add(header);
    }

    protected void addActions(Component... components) {
        actions.add(components);
    }
}
