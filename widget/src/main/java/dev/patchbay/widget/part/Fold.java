package dev.patchbay.widget.part;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import java.util.UUID;

/** Folded away until somebody wants to know. Unfolds in the browser alone. */
public class Fold extends Div {

    public Fold(String title, Component... content) {
        addClassName("fold");
        Div body = new Div(content);
        body.setId("f" + UUID.randomUUID());
        body.addClassName("fold-body");
        body.getElement().setAttribute("hidden", true);
        NativeButton button = new NativeButton(title);
        button.addClassName("fold-button");
        button.getElement().setAttribute("type", "button");
        button.getElement().setAttribute("aria-expanded", "false");
        button.getElement().setAttribute("aria-controls", body.getId().orElse(""));
        add(button, body);
    }
}
