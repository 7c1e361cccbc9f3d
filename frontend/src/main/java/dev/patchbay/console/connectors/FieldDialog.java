package dev.patchbay.console.connectors;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.patchbay.connector.DefinitionJson;
import dev.patchbay.connector.Field;
import dev.patchbay.connector.Slug;
import dev.patchbay.console.part.FieldMap;
import dev.patchbay.console.part.FormDialog;
import dev.patchbay.problem.FieldError;
import dev.patchbay.problem.InvalidInput;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Describes one field that the person fills in. What the dialog does not show stays as it is. */
final class FieldDialog {

    /** How much of the field is its author's to say. */
    enum Part {
        WHOLE,
        /** The method's kind says what it is called and whether it is a secret. */
        WORDS
    }

    private final ObjectNode before;
    private final TextField name = new TextField("Name");
    private final TextField label = new TextField("Label");
    private final TextField help = new TextField("Help");
    private final TextField helpUrl = new TextField("Link to where it is found");
    private final TextField placeholder = new TextField("Example");
    private final TextField preset = new TextField("Preset value");
    private final TextField pattern = new TextField("Pattern");
    private final TextField extract = new TextField("Extraction");
    private final TextArea options = new TextArea("Options");
    private final Checkbox secret = new Checkbox("Secret");
    private final Checkbox required = new Checkbox("Required");
    private final FieldMap fields = new FieldMap();
    private final FormDialog dialog;
    private boolean nameFollows;

    /** @param keep takes the field, or answers what is wrong with it; the dialog then stays */
    FieldDialog(@Nullable Field field, Part part, Function<Field, List<FieldError>> keep) {
        Field start = field == null ? Field.of("", "", false) : field;
        before = DefinitionJson.strict().valueToTree(start);
        nameFollows = field == null;
        fill(start);
        name.setReadOnly(part == Part.WORDS);
        secret.setReadOnly(part == Part.WORDS);
        fields.put("name", name)
                .put("label", label)
                .put("help", help)
                .put("help_url", helpUrl)
                .put("placeholder", placeholder)
                .put("default", preset)
                .put("pattern", pattern)
                .put("extract", extract)
                .put("options", options)
                .putRest("", label);
        dialog = new FormDialog(
                field == null ? "Add field" : "Edit " + start.title(),
                field == null ? "Add" : "Done",
                fields,
                () -> submit(keep),
                grid());
        dialog.setWidth("40rem");
        dialog.addClassName("field-dialog");
    }

    void open() {
        dialog.open();
    }

    private Div grid() {
        Div flags = new Div(required, secret);
        flags.addClassNames("wide", "flags");
        Div grid = new Div(label, name, help, helpUrl, placeholder, preset, pattern, extract, options, flags);
        List.of(help, helpUrl, pattern, extract, options).forEach(wide -> wide.addClassName("wide"));
        grid.addClassName("form-grid");
        return grid;
    }

    private void fill(Field field) {
        label.setValue(orEmpty(field.label()));
        label.setPlaceholder("Subdomain");
        label.setValueChangeMode(ValueChangeMode.LAZY);
        label.addValueChangeListener(change -> {
            if (nameFollows) {
                name.setValue(Slug.from(change.getValue()).replace('-', '_'));
            }
        });
        name.addValueChangeListener(change -> nameFollows &= !change.isFromClient());
        name.setValue(field.name());
        name.setPlaceholder("subdomain");
        name.setHelperText("Templates call it {name}.");
        help.setValue(orEmpty(field.help()));
        help.setPlaceholder("The first part of your address.");
        helpUrl.setValue(orEmpty(field.helpUrl()));
        helpUrl.setPlaceholder("https://help.acme.com/api-keys");
        placeholder.setValue(orEmpty(field.placeholder()));
        preset.setValue(orEmpty(field.preset()));
        pattern.setValue(orEmpty(field.pattern()));
        pattern.setPlaceholder("[a-z0-9-]+");
        pattern.setHelperText("A regular expression that the whole value must match.");
        extract.setValue(orEmpty(field.extract()));
        extract.setPlaceholder("https://([a-z0-9-]+)\\.acme\\.com.*");
        extract.setHelperText("When a pasted text matches it, its first group is taken.");
        options.setValue(String.join("\n", field.options()));
        options.setHelperText("One to a line, when only these can be chosen.");
        secret.setValue(field.secret());
        secret.setHelperText("Stored encrypted and never shown again.");
        required.setValue(field.required());
    }

    private void submit(Function<Field, List<FieldError>> keep) {
        List<FieldError> errors = keep.apply(read());
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }

    private Field read() {
        put("name", name);
        put("label", label);
        put("help", help);
        put("help_url", helpUrl);
        put("placeholder", placeholder);
        put("default", preset);
        put("pattern", pattern);
        put("extract", extract);
        before.put("secret", secret.getValue());
        before.put("required", required.getValue());
        ArrayNode choices = before.putArray("options");
        options.getValue()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(choices::add);
        return DefinitionJson.strict().treeToValue(before, Field.class);
    }

    private void put(String part, TextField field) {
        before.put(part, field.getValue().isBlank() ? null : field.getValue().strip());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
