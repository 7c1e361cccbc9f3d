package dev.patchbay.console.settings;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import dev.patchbay.console.part.FieldMap;

/** Name, e-mail and first password of somebody who shall be able to sign in. */
final class PersonFields extends Div {

    private final TextField name = new TextField("Name");
    private final EmailField email = new EmailField("E-mail");
    private final PasswordField password = new PasswordField("Password");

    PersonFields() {
        addClassName("form-stack");
        name.setAutocomplete(Autocomplete.OFF);
        email.setAutocomplete(Autocomplete.OFF);
        password.setAutocomplete(Autocomplete.NEW_PASSWORD);
        password.setHelperText("At least 12 characters. Hand it over in a safe way.");
        add(name, email, password);
    }

    FieldMap fields() {
        return new FieldMap()
                .put("name", name)
                .require("name", "Enter a name of at most 120 characters.")
                .put("email", email)
                .require("email", "Enter an e-mail address like ada@example.com.")
                .put("password", password)
                .require("password", "Choose a password of at least 12 characters.");
    }

    String name() {
        return name.getValue();
    }

    String email() {
        return email.getValue();
    }

    String password() {
        return password.getValue();
    }
}
