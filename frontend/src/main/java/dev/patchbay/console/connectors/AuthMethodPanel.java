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
import dev.patchbay.console.part.FieldMap;
import dev.patchbay.console.part.Glyph;
import java.util.Optional;
import java.util.function.Consumer;

/** One auth method of the connector, to be folded away. */
final class AuthMethodPanel extends Details {

    private final String key;
    private final MethodKind kind;
    private final AuthMethodForm form;
    private final TextField label = new TextField("Label in the widget");
    private final Span title = new Span();
    private final Badge isDefault = new Badge("Default");

    AuthMethodPanel(AuthMethod method, MethodHints hints, Consumer<AuthMethodPanel> onRemove, Runnable onRename) {
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
        add(form, form.asked(), label);
        form.besides().forEach(this::add);
        add(footer);
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

    /** For an app of the catalog: what only its owner can know is unfolded, and not asked for where the installation has it. */
    void prepare() {
        form.preferManaged();
        setOpened(form.hasClient());
    }

    void markDefault(boolean marked) {
        isDefault.setVisible(marked);
    }

    private void entitle() {
        title.setText(name());
    }
}
