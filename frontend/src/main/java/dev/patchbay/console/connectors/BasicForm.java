package dev.patchbay.console.connectors;

import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.patchbay.connector.BasicAuth;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** What is sent as username and password: what the person enters, or something made of it. */
final class BasicForm extends AuthMethodForm {

    private final TextField username = new TextField("Sent as username");
    private final TextField password = new TextField("Sent as password");

    BasicForm(BasicAuth method, MethodHints hints) {
        super(method, hints);
        username.setValue(method.username());
        username.setHelperText("Field names stand in braces, as in {email}/token.");
        password.setValue(method.password());
        password.setHelperText("Empty where the key is sent as username.");
        add(username, password);
        fields().put("username", username).put("password", password);
        Stream.of(username, password).forEach(field -> {
            field.setValueChangeMode(ValueChangeMode.LAZY);
            field.addValueChangeListener(change -> askAnew());
        });
    }

    @Override
    Set<String> parts() {
        return Set.of("username", "password");
    }

    @Override
    void write(ObjectNode json) {
        json.put("username", username.getValue().strip());
        json.put("password", password.getValue().strip());
    }
}
