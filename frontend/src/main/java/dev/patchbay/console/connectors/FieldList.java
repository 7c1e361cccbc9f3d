package dev.patchbay.console.connectors;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.DefinitionJson;
import dev.patchbay.connector.Field;
import dev.patchbay.connector.MethodFields;
import dev.patchbay.console.part.Glyph;
import dev.patchbay.problem.FieldError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** What the person fills in for an auth method, in the order of the widget's form. */
final class FieldList extends CustomField<List<Field>> {

    private final transient FieldCheck check;
    private final Div rows = new Div();
    private transient AuthMethod method;
    private transient List<Field> own;

    FieldList(AuthMethod method, FieldCheck check) {
        this.method = method;
        this.check = check;
        own = List.copyOf(method.fields());
        setLabel("The person fills in");
        addClassNames("wide", "field-list");
        rows.addClassName("field-rows");
        Button adding = new Button("Add field", Glyph.PLUS.icon(), event -> addNew());
        add(rows, adding);
        updateValue();
        show();
    }

    /** Shows what the method asks for by itself now; the fields that its author added stay. */
    void follow(AuthMethod changed) {
        method = changed;
        show();
    }

    @Override
    protected List<Field> generateModelValue() {
        return own;
    }

    @Override
    protected void setPresentationValue(List<Field> fields) {
        own = List.copyOf(fields);
        show();
    }

    private void show() {
        rows.removeAll();
        List<Field> asked = MethodFields.of(DefinitionJson.edited(method, json -> FieldCheck.write(own, json)));
        asked.forEach(field -> rows.add(row(field)));
        rows.getElement().setAttribute("role", asked.isEmpty() ? "note" : "list");
        if (asked.isEmpty()) {
            Span nothing = new Span("Nothing. Add a field for what is needed to connect, such as a subdomain.");
            nothing.addClassName("secondary");
            rows.add(nothing);
        }
    }

    private FieldRow row(Field field) {
        OptionalInt index = indexOf(field.name());
        if (index.isEmpty()) {
            return FieldRow.ofKind(field, () -> edit(own.size(), field));
        }
        int at = index.getAsInt();
        return FieldRow.ofAuthor(
                field,
                () -> edit(at, field),
                () -> replace(fields -> fields.remove(at)),
                at == 0 ? null : () -> replace(fields -> Collections.swap(fields, at, at - 1)));
    }

    private void addNew() {
        new FieldDialog(null, FieldDialog.Part.WHOLE, added -> keep(own.size(), added)).open();
    }

    private void edit(int index, Field field) {
        FieldDialog.Part part = isOfKind(field) ? FieldDialog.Part.WORDS : FieldDialog.Part.WHOLE;
        new FieldDialog(field, part, edited -> keep(index, edited)).open();
    }

    private List<FieldError> keep(int index, Field field) {
        List<Field> changed = new ArrayList<>(own);
        if (index < changed.size()) {
            changed.set(index, field);
        } else {
            changed.add(field);
        }
        List<FieldError> errors = check.errors(changed, index);
        if (errors.isEmpty()) {
            replace(fields -> {
                fields.clear();
                fields.addAll(changed);
            });
        }
        return errors;
    }

    private void replace(Consumer<List<Field>> change) {
        List<Field> changed = new ArrayList<>(own);
        change.accept(changed);
        own = List.copyOf(changed);
        updateValue();
        show();
    }

    private OptionalInt indexOf(String name) {
        return IntStream.range(0, own.size())
                .filter(i -> own.get(i).name().equals(name))
                .findFirst();
    }

    /** Whether the method asks for it by itself, so that its author only chooses the words. */
    private boolean isOfKind(Field field) {
        return MethodFields.of(DefinitionJson.edited(method, json -> json.remove("fields"))).stream()
                .anyMatch(asked -> asked.name().equals(field.name()));
    }
}
