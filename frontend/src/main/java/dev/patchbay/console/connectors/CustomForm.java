package dev.patchbay.console.connectors;

import com.vaadin.flow.component.textfield.TextField;
import dev.patchbay.connector.Custom;
import org.jspecify.annotations.Nullable;

/** The handler of a custom method. */
final class CustomForm extends AuthMethodForm {

    private final transient Custom method;
    private final TextField handler = new TextField("Handler");

    CustomForm(Custom method) {
        this.method = method;
        handler.setValue(method.handler());
        handler.setHelperText("The name under which your installation provides it.");
        addWide(handler);
        fields().put("handler", handler);
    }

    @Override
    Custom read(@Nullable String label, boolean isDefault) {
        return new Custom(method.key(), label, isDefault, handler.getValue().strip());
    }
}
