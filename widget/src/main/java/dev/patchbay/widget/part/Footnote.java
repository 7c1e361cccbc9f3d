package dev.patchbay.widget.part;

import com.vaadin.flow.component.html.Paragraph;

/** What is good to know, below what is to be done. */
public class Footnote extends Paragraph {

    public Footnote(String text) {
        super(text);
        addClassName("footnote");
    }
}
