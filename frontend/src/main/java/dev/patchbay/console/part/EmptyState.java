package dev.patchbay.console.part;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;

/** What a page says when there is nothing to list yet, and what to do about it. */
public final class EmptyState extends Div {

    public EmptyState(Glyph glyph, String title, String explanation, Component... actions) {
        addClassName("empty-state");
        Div picture = new Div(glyph.icon());
        picture.addClassName("empty-picture");
        add(picture, new H2(title), new Paragraph(explanation));
        add(actions);
    }
}
