package dev.patchbay.widget.part;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Paragraph;
import dev.patchbay.widget.text.Texts;

/**
 * A labelled input. What is typed stays in the browser until its form is sent: the server keeps no value, so it can never send
 * one back.
 */
public class Field extends Div {

    private final String name;
    private final Input input = new Input();
    private final Paragraph error = new Paragraph();

    /** @param id unique on the screen */
    public Field(Texts texts, String id, String name, String label, boolean secret) {
        this.name = name;
        addClassName("field");
        input.setId(id);
        input.setType(secret ? "password" : "text");
        input.getElement()
                .setAttribute("name", name)
                .setAttribute("autocomplete", "off")
                .setAttribute("autocapitalize", "none")
                .setAttribute("spellcheck", "false")
                // Password managers of the person would offer, and store, their own.
                .setAttribute("data-1p-ignore", true)
                .setAttribute("data-lpignore", "true")
                .setAttribute("aria-describedby", id + "-error");
        NativeLabel caption = new NativeLabel(label);
        caption.setFor(input);
        Div control = new Div(input);
        control.addClassName("control");
        if (secret) {
            input.getElement().setAttribute("data-secret", true);
            control.add(reveal(texts, id, label));
        }
        error.setId(id + "-error");
        error.addClassName("error");
        add(caption, control, error);
    }

    public String name() {
        return name;
    }

    /** What is in it to begin with; never for a secret. */
    public Field startingWith(String value) {
        input.getElement().setAttribute("value", value);
        return this;
    }

    public Field required() {
        input.getElement().setAttribute("aria-required", "true");
        return this;
    }

    public Field help(String text) {
        Paragraph help = new Paragraph(text);
        help.setId(input.getId().orElse("") + "-help");
        help.addClassName("help");
        input.getElement()
                .setAttribute(
                        "aria-describedby",
                        help.getId().orElse("") + " " + error.getId().orElse(""));
        addComponentAtIndex(1, help);
        return this;
    }

    public void showError(String message) {
        error.setText(message);
        input.getElement().setAttribute("aria-invalid", "true");
    }

    public void clearError() {
        error.setText("");
        input.getElement().removeAttribute("aria-invalid");
    }

    private static NativeButton reveal(Texts texts, String id, String label) {
        NativeButton reveal = new NativeButton();
        reveal.addClassName("reveal");
        reveal.setAriaLabel(texts.get("field.reveal", label));
        reveal.getElement()
                .setAttribute("type", "button")
                .setAttribute("aria-pressed", "false")
                .setAttribute("aria-controls", id);
        return reveal;
    }
}
