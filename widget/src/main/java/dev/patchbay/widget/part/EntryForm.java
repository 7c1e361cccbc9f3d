package dev.patchbay.widget.part;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.patchbay.problem.FieldError;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * A real form. Enter sends it; while an answer is awaited it cannot be sent again. All values come in one event and are kept by
 * nobody.
 */
@Tag("pb-form")
public class EntryForm extends Component {

    private static final TypeReference<Map<String, String>> VALUES = new TypeReference<>() {};

    private final List<Field> fields;
    private final Div notices = new Div();

    /**
     * @param working what is said while an answer is awaited
     * @param sent gets the values by the fields' names
     */
    public EntryForm(List<Field> fields, NativeButton submit, String working, Consumer<Map<String, String>> sent) {
        this.fields = List.copyOf(fields);
        submit.getElement().setAttribute("type", "submit");
        Span status = new Span();
        status.addClassName("form-status");
        status.getElement().setAttribute("role", "status");
        HtmlContainer form = new HtmlContainer("form");
        form.getElement().setAttribute("novalidate", true).setAttribute("autocomplete", "off");
        form.add(notices);
        fields.forEach(form::add);
        form.add(submit, status);
        getElement().setAttribute("working", working).appendChild(form.getElement());
        getElement()
                .addEventListener("send", event -> sent.accept(event.getEventDetail(VALUES)))
                .addEventDetail();
    }

    /**
     * What one field's text is taken for.
     *
     * @param value what is kept of it
     * @param fault what is wrong with that
     */
    public record Seen(String value, @Nullable String fault) {}

    /** Looks at fields that want it as they are left. */
    public void whenLeft(Glance look) {
        getElement()
                .addEventListener("left", event -> left(event.getEventDetail(VALUES), look))
                .addEventDetail();
    }

    /** Looks at a field's name and text. */
    public interface Glance {
        Seen look(String name, String text);
    }

    private void left(Map<String, String> detail, Glance look) {
        String name = detail.getOrDefault("name", "");
        String text = detail.getOrDefault("value", "");
        Seen seen = look.look(name, text);
        if (!seen.value().equals(text)) {
            getElement().callJsFunction("put", name, text, seen.value());
        }
        fields.stream().filter(field -> field.name().equals(name)).forEach(field -> {
            field.clearError();
            if (seen.fault() != null) {
                field.showError(seen.fault());
            }
        });
    }

    /** Shows what is wrong with each field. Errors of no field of the form become a notice. */
    public void refuse(List<FieldError> errors) {
        clear();
        for (FieldError error : errors) {
            fields.stream()
                    .filter(field -> field.name().equals(error.field()))
                    .findFirst()
                    .ifPresentOrElse(
                            field -> field.showError(error.message()),
                            () -> notices.add(new Notice(Notice.Tone.BAD, error.message())));
        }
        answer(false);
    }

    /** Shows why it did not work. What was typed stays; secrets only when they are not what is wrong. */
    public void fail(Component notice, boolean forgetSecrets) {
        clear();
        notices.add(notice);
        answer(forgetSecrets);
    }

    /** Hands over what a field holds at this moment, sent or not. Not for secrets: they leave the page only when they are sent. */
    public void typed(Field field, Consumer<String> then) {
        getElement().callJsFunction("typed", field.name()).then(String.class, then::accept);
    }

    /** Sends what stands in it once more, as its person could. */
    public void sendAgain() {
        clear();
        getElement().callJsFunction("sendAgain");
    }

    /** Ready to be sent again. */
    public void done() {
        clear();
        getElement().callJsFunction("settle");
    }

    private void answer(boolean forgetSecrets) {
        getElement().callJsFunction("answer", forgetSecrets);
    }

    private void clear() {
        notices.removeAll();
        fields.forEach(Field::clearError);
    }
}
