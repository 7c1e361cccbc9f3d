package dev.patchbay.console.part;

import com.vaadin.flow.component.html.Paragraph;

/** One sentence above a form, read aloud when it appears. */
public final class FormMessage extends Paragraph {

    public FormMessage() {
        addClassName("form-message");
        getElement().setAttribute("role", "alert");
        setVisible(false);
    }

    public void error(String sentence) {
        show(sentence, "error");
    }

    public void info(String sentence) {
        show(sentence, "info");
    }

    public void hide() {
        setVisible(false);
    }

    private void show(String sentence, String kind) {
        setText(sentence);
        getElement().setAttribute("data-kind", kind);
        setVisible(true);
    }
}
