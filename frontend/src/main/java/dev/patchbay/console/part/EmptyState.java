package dev.patchbay.console.part;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;

/** What a page says when there is nothing to list yet, and what to do about it. */
public final class EmptyState extends Div {

    public EmptyState(Glyph glyph, String title, String explanation, Component... actions) {
        this(glyph, new H2(title), explanation, actions);
    }

    private EmptyState(Glyph glyph, Component title, String explanation, Component... actions) {
        addClassName("empty-state");
        Div picture = new Div(glyph.icon());
        picture.addClassName("empty-picture");
        add(picture, title, new Paragraph(explanation));
        add(actions);
    }

    /** The same as all that a page has: its title is the page's. */
    public static EmptyState page(Glyph glyph, String title, String explanation, Component... actions) {
        return new EmptyState(glyph, new H1(title), explanation, actions);
    }
}
