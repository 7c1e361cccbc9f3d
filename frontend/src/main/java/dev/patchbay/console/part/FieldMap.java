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

/** The fields of a form by the names that errors give them, in the order of the screen. */
public final class FieldMap {

    private final Map<String, Component> fields = new LinkedHashMap<>();
    private final Map<String, String> required = new HashMap<>();
    private final Map<String, Component> rest = new HashMap<>();

    /** Takes a field in. Its errors are the server's word alone, and go when the person changes it. */
    public <C extends Component & HasValidationProperties & HasValue<?, ?>> FieldMap put(String name, C field) {
        field.addValueChangeListener(change -> field.setInvalid(false));
        field.setManualValidation(true);
        fields.put(name, field);
        return this;
    }

    /**
     * Takes in a field of that name which also stands for everything that has no field of its own; errors of such a part are
     * shown with its name before them.
     */
    public <C extends Component & HasValidationProperties & HasValue<?, ?>> FieldMap putRest(String name, C field) {
        rest.put("", field);
        return put(name, field);
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
        others.rest.forEach((below, field) -> rest.put(path + below, field));
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
            if (!shows(error)) {
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

    /** At the field of its name, or of what it is a part of: an entry {@code tags.a} is shown at {@code tags}. */
    private boolean shows(FieldError error) {
        String name = error.field();
        for (String part = name; !part.isEmpty(); part = parent(part)) {
            Component field = fields.get(part);
            if (field != null) {
                showAt(field, error.message());
                return true;
            }
            if (!part.equals(name) && showsAmongRest(error, part + ".")) {
                return true;
            }
        }
        return showsAmongRest(error, "");
    }

    private boolean showsAmongRest(FieldError error, String path) {
        Component others = rest.get(path);
        if (others != null) {
            String name = error.field().substring(path.length());
            addAt(others, name.isEmpty() ? error.message() : name + ": " + error.message());
        }
        return others != null;
    }

    private static void addAt(Component field, String sentence) {
        HasValidationProperties shown = (HasValidationProperties) field;
        showAt(field, shown.isInvalid() ? shown.getErrorMessage() + " " + sentence : sentence);
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
