package dev.patchbay.console.connectors;

import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.details.DetailsVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.ConnectorInput.ClientInput;
import dev.patchbay.connector.Field;
import dev.patchbay.connector.MethodFields;
import dev.patchbay.console.part.FieldMap;
import dev.patchbay.console.part.Glyph;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** One auth method of the connector, to be folded away. */
final class AuthMethodPanel extends Details {

    private final String key;
    private final MethodKind kind;
    private final AuthMethodForm form;
    private final TextField label = new TextField("Label in the widget");
    private final Span title = new Span();
    private final Badge isDefault = new Badge("Default");

    AuthMethodPanel(AuthMethod method, ClientHints hints, Consumer<AuthMethodPanel> onRemove, Runnable onRename) {
        key = method.key();
        kind = MethodKind.of(method);
        form = AuthMethodForm.of(method, hints);
        addThemeVariants(DetailsVariant.FILLED);
        addClassName("auth-method");
        String shown = method.label();
        label.setValue(shown == null ? "" : shown);
        label.setPlaceholder(method.typeName());
        label.setValueChangeMode(ValueChangeMode.LAZY);
        label.addValueChangeListener(change -> {
            entitle();
            onRename.run();
        });
        entitle();
        isDefault.setVisible(false);
        Span summary = new Span(title, isDefault);
        summary.addClassName("auth-method-title");
        setSummary(summary);

        Button remove = new Button("Remove this method", Glyph.TRASH.icon(), event -> onRemove.accept(this));
        remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR, ButtonVariant.SMALL);
        Div footer = new Div(remove);
        footer.addClassName("auth-method-footer");
        asked(method).ifPresent(this::add);
        add(form, label, form.others(), footer);
    }

    AuthMethod read(boolean asDefault) {
        return form.read(AuthMethodForm.orNull(label.getValue()), asDefault);
    }

    Optional<ClientInput> client() {
        return form.client();
    }

    FieldMap fields() {
        return new FieldMap().putAll("", form.fields()).put("label", label);
    }

    String key() {
        return key;
    }

    /** How the panel and the choice of the default call it. */
    String name() {
        return label.isEmpty() ? kind.label() : kind.label() + " · " + label.getValue();
    }

    void unfoldClient() {
        setOpened(form.hasClient());
    }

    /** What the person fills in, in the order of the widget's form. */
    private static Optional<Span> asked(AuthMethod method) {
        String titles = MethodFields.of(method).stream().map(Field::title).collect(Collectors.joining(", "));
        if (titles.isEmpty()) {
            return Optional.empty();
        }
        Span asked = new Span("Asks the person for: " + titles);
        asked.addClassNames("secondary", "asked-fields");
        return Optional.of(asked);
    }

    void markDefault(boolean marked) {
        isDefault.setVisible(marked);
    }

    private void entitle() {
        title.setText(name());
    }
}
