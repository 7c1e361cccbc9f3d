package dev.patchbay.console.connectors;

import com.vaadin.flow.component.textfield.TextField;
import dev.patchbay.connector.BearerToken;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** How a pasted token stands in the {@code Authorization} header. */
final class BearerForm extends AuthMethodForm {

    private final TextField prefix = new TextField("Prefix");

    BearerForm(BearerToken method, MethodHints hints) {
        super(method, hints);
        prefix.setValue(method.prefix());
        prefix.setHelperText("What stands before the token in the Authorization header, with its space.");
        addWide(prefix);
        fields().put("prefix", prefix);
    }

    @Override
    Set<String> parts() {
        return Set.of("prefix");
    }

    @Override
    void write(ObjectNode json) {
        json.put("prefix", prefix.getValue());
    }
}
