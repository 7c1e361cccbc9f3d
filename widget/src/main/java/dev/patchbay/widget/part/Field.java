package dev.patchbay.widget.part;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.patchbay.widget.text.Texts;
import java.util.List;

/**
 * A labelled input. What is typed stays in the browser until its form is sent: the server keeps no value, so it can never send
 * one back.
 */
public class Field extends Div {

    private final String name;
    private final String id;
    private final NativeLabel caption;
    private final HtmlContainer input;
    private final Paragraph help = new Paragraph();
    private final Paragraph error = new Paragraph();

    /** @param id unique on the screen */
    public Field(Texts texts, String id, String name, String label, boolean secret) {
        this(texts, id, name, label, secret, List.of());
    }

    /** @param options the only values there are; any when empty */
    public Field(Texts texts, String id, String name, String label, boolean secret, List<String> options) {
        this.name = name;
        this.id = id;
        this.input = options.isEmpty() ? text(secret) : choice(texts.get("field.choose"), options);
        addClassName("field");
        input.setId(id);
        input.getElement()
                .setAttribute("name", name)
                .setAttribute("autocomplete", "off")
                // Password managers of the person would offer, and store, their own.
                .setAttribute("data-1p-ignore", true)
                .setAttribute("data-lpignore", "true")
                .setAttribute("aria-describedby", id + "-error");
        caption = new NativeLabel(label);
        caption.setFor(input);
        Div control = new Div(input);
        control.addClassName("control");
        if (secret) {
            input.getElement().setAttribute("data-secret", true);
            control.add(reveal(texts, id, label));
        }
        help.setId(id + "-help");
        help.addClassName("help");
        error.setId(id + "-error");
        error.addClassName("error");
        add(caption, control, error);
    }

    public String name() {
        return name;
    }

    /** What is in it to begin with; never for a secret. */
    public Field startingWith(String value) {
        input.getChildren()
                .filter(option -> value.equals(option.getElement().getAttribute("value")))
                .forEach(option -> option.getElement().setAttribute("selected", true));
        input.getElement().setAttribute("value", value);
        return this;
    }

    public Field required() {
        input.getElement().setAttribute("aria-required", "true");
        return this;
    }

    /** Says that it may be left empty. */
    public Field optional(String word) {
        Span mark = new Span(word);
        mark.addClassName("optional");
        caption.add(mark);
        return this;
    }

    public Field placeholder(String example) {
        input.getElement().setAttribute("placeholder", example);
        return this;
    }

    public Field help(String text) {
        shownHelp().addComponentAsFirst(new Span(text));
        return this;
    }

    /** A link to the app's own page about it. */
    public Field helpLink(String address, String text, String about) {
        Anchor link = new Anchor(address, text);
        link.setTarget(AnchorTarget.BLANK);
        link.getElement()
                .setAttribute("rel", "noopener noreferrer")
                .setAttribute("aria-label", about)
                .setAttribute("router-ignore", true);
        shownHelp().add(link);
        return this;
    }

    /** What is typed is looked at when it is left, and only what is needed of it kept. Not for secrets. */
    public Field lookedAt() {
        input.getElement().setAttribute("data-look", true);
        return this;
    }

    public void showError(String message) {
        error.setText(message);
        // The browser takes the mark away as soon as somebody types, so the server cannot know whether it is there.
        input.getElement().executeJs("this.setAttribute('aria-invalid', 'true')");
    }

    public void clearError() {
        error.setText("");
        input.getElement().executeJs("this.removeAttribute('aria-invalid')");
    }

    private Paragraph shownHelp() {
        if (help.getParent().isEmpty()) {
            input.getElement().setAttribute("aria-describedby", id + "-help " + id + "-error");
            addComponentAtIndex(1, help);
        }
        return help;
    }

    private static HtmlContainer text(boolean secret) {
        HtmlContainer text = new HtmlContainer("input");
        text.getElement()
                .setAttribute("type", secret ? "password" : "text")
                .setAttribute("autocapitalize", "none")
                .setAttribute("spellcheck", "false");
        return text;
    }

    /** Begins with no choice: nobody should have chosen what happens to stand first. */
    private static HtmlContainer choice(String none, List<String> options) {
        HtmlContainer choice = new HtmlContainer("select");
        choice.add(option(none, ""));
        options.forEach(value -> choice.add(option(value, value)));
        return choice;
    }

    private static HtmlContainer option(String text, String value) {
        HtmlContainer option = new HtmlContainer("option");
        option.setText(text);
        option.getElement().setAttribute("value", value);
        return option;
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
