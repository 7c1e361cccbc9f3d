package dev.patchbay.console.part;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.shared.HasValidationProperties;
import dev.patchbay.problem.FieldError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a form by the names that errors give them, in the order of the screen. */
public final class FieldMap {

    private final Map<String, Component> fields = new LinkedHashMap<>();
    private final Map<String, String> required = new HashMap<>();

    /** Takes a field in. Its errors are the server's word alone, and go when the person changes it. */
    public <C extends Component & HasValidationProperties & HasValue<?, ?>> FieldMap put(String name, C field) {
        field.addValueChangeListener(change -> field.setInvalid(false));
        field.setManualValidation(true);
        fields.put(name, field);
        return this;
    }

    /** What to say at this field while it is empty, whatever else is wrong. */
    public FieldMap require(String name, String sentence) {
        required.put(name, sentence);
        return this;
    }

    /** Takes in another form's fields, each name below a path. */
    public FieldMap putAll(String path, FieldMap others) {
        others.fields.forEach((name, field) -> fields.put(path + name, field));
        others.required.forEach((name, sentence) -> required.put(path + name, sentence));
        return this;
    }

    /**
     * Shows each error at its field, unfolds what hides one, and brings the person to the first.
     *
     * @return the errors that no field stands for
     */
    public List<FieldError> show(List<FieldError> errors) {
        clear();
        List<FieldError> homeless = new ArrayList<>();
        for (FieldError error : errors) {
            Component field = find(error.field());
            if (field != null) {
                showAt(field, error.message());
            } else {
                homeless.add(error);
            }
        }
        if (!errors.isEmpty()) {
            required.forEach(this::showIfEmpty);
        }
        fields.values().stream()
                .filter(field -> field instanceof HasValidationProperties shown && shown.isInvalid())
                .findFirst()
                .ifPresent(FieldMap::reveal);
        return homeless;
    }

    private void showIfEmpty(String name, String sentence) {
        Component field = fields.get(name);
        if (field instanceof HasValue<?, ?> value
                && value.isEmpty()
                && field instanceof HasValidationProperties shown
                && !shown.isInvalid()) {
            showAt(field, sentence);
        }
    }

    private static void showAt(Component field, String sentence) {
        HasValidationProperties shown = (HasValidationProperties) field;
        shown.setErrorMessage(sentence);
        shown.setInvalid(true);
        field.getParent().ifPresent(FieldMap::open);
    }

    /** Puts the cursor into the first field. */
    public void begin() {
        fields.values().stream()
                .filter(Focusable.class::isInstance)
                .findFirst()
                .ifPresent(field -> ((Focusable<?>) field).focus());
    }

    public void clear() {
        fields.values().forEach(field -> ((HasValidationProperties) field).setInvalid(false));
    }

    /** The field of this name, or of what it is a part of: an entry {@code tags.a} is shown at {@code tags}. */
    private @Nullable Component find(String name) {
        for (String part = name; !part.isEmpty(); part = parent(part)) {
            Component field = fields.get(part);
            if (field != null) {
                return field;
            }
        }
        return null;
    }

    private static String parent(String name) {
        int end = Math.max(name.lastIndexOf('.'), name.lastIndexOf('['));
        return end < 0 ? "" : name.substring(0, end);
    }

    private static void reveal(Component field) {
        if (field instanceof Focusable<?> focusable) {
            focusable.focus();
        }
        field.getElement().executeJs("this.scrollIntoView({block: 'center'})");
    }

    private static void open(Component around) {
        if (around instanceof Details details) {
            details.setOpened(true);
        }
        around.getParent().ifPresent(FieldMap::open);
    }
}
