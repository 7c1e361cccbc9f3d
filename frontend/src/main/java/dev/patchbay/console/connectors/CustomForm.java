package dev.patchbay.console.connectors;

import com.vaadin.flow.component.textfield.TextField;
import dev.patchbay.connector.Custom;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** The handler of a custom method. */
final class CustomForm extends AuthMethodForm {

    private final TextField handler = new TextField("Handler");

    CustomForm(Custom method) {
        super(method);
        handler.setValue(method.handler());
        handler.setHelperText("The name under which your installation provides it.");
        addWide(handler);
        fields().put("handler", handler);
    }

    @Override
    Set<String> parts() {
        return Set.of("handler");
    }

    @Override
    void write(ObjectNode json) {
        json.put("handler", handler.getValue().strip());
    }
}
