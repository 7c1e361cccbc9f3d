package dev.patchbay.widget.part;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import dev.patchbay.problem.InvalidInput;
import dev.patchbay.widget.text.Texts;
import java.util.List;
import java.util.function.Consumer;

/** Changes what people call a connection. */
public class LabelEditor extends Div {

    private final Field field;
    private final EntryForm form;
    private final Consumer<String> save;
    private final Texts texts;
    private String saved;

    /** @param save throws {@link InvalidInput} when it cannot be called so */
    public LabelEditor(Texts texts, String id, String label, Consumer<String> save) {
        this.texts = texts;
        this.save = save;
        saved = label;
        addClassName("label-editor");
        field = new Field(texts, "label-" + id, "label", texts.get("label.name"), false).startingWith(label);
        NativeButton submit = new NativeButton(texts.get("label.save"));
        submit.addClassName("button");
        form = new EntryForm(
                List.of(field), submit, texts.get("label.saving"), values -> save(values.getOrDefault("label", "")));
        getElement().appendChild(form.getElement());
    }

    /** Goes on once a name that was typed is saved. Where it cannot be called so, the person stays and learns why. */
    public void saveThen(Runnable next) {
        form.typed(field, label -> {
            if (label.strip().equals(saved) || save(label)) {
                next.run();
            }
        });
    }

    private boolean save(String label) {
        try {
            save.accept(label.strip());
        } catch (InvalidInput e) {
            form.refuse(e.errors());
            return false;
        }
        saved = label.strip();
        form.done();
        form.getElement().callJsFunction("say", texts.get("label.saved"));
        return true;
    }
}
