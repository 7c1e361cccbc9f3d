package dev.patchbay.console.part;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;

/** A text in a fixed font, to read and to copy. */
public final class CopyText extends Div {

    public CopyText(String what, String text) {
        addClassName("copy-text");
        add(new Code(text), new CopyButton(what, text));
    }
}
