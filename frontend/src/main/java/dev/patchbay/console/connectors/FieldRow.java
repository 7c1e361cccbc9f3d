package dev.patchbay.console.connectors;

import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.patchbay.connector.Field;
import dev.patchbay.console.part.Glyph;
import org.jspecify.annotations.Nullable;

/** One field of an auth method in the list of them. */
final class FieldRow extends Div {

    private final Div actions = new Div();

    private FieldRow(Field field) {
        addClassName("field-row");
        getElement().setAttribute("role", "listitem");
        Span title = new Span(field.title());
        title.addClassName("field-title");
        Div words = new Div(title, new Code(field.name()));
        words.addClassName("field-words");
        if (field.secret()) {
            words.add(new Badge("Secret"));
        }
        if (!field.required()) {
            words.add(new Badge("Optional"));
        }
        actions.addClassName("field-actions");
        add(words, actions);
    }

    /** One that the kind of method asks for by itself: its words can be chosen, and it cannot go. */
    static FieldRow ofKind(Field field, Runnable edit) {
        FieldRow row = new FieldRow(field);
        row.addAction(Glyph.EDIT, "Edit " + field.title(), edit);
        return row;
    }

    /** One that the connector's author described. */
    static FieldRow ofAuthor(Field field, Runnable edit, Runnable remove, @Nullable Runnable moveUp) {
        FieldRow row = new FieldRow(field);
        if (moveUp != null) {
            row.addAction(Glyph.UP, "Move " + field.title() + " up", moveUp);
        }
        row.addAction(Glyph.EDIT, "Edit " + field.title(), edit);
        row.addAction(Glyph.TRASH, "Remove " + field.title(), remove);
        return row;
    }

    private void addAction(Glyph glyph, String name, Runnable action) {
        Button button = new Button(glyph.icon(), event -> action.run());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.addClassName("quiet");
        button.setAriaLabel(name);
        button.setTooltipText(name);
        actions.add(button);
    }
}
