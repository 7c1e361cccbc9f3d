package dev.patchbay.console.settings;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import dev.patchbay.authorization.OAuthApp;
import dev.patchbay.connector.ConnectorInput.ClientInput;
import dev.patchbay.connector.OAuthClients;
import dev.patchbay.vault.Secret;
import java.util.function.Consumer;

/** The client id and secret of an OAuth app for one kind of environment. The secret goes in and never comes back. */
final class OAuthAppClientDialog extends Dialog {

    OAuthAppClientDialog(OAuthApp app, String environment, Consumer<ClientInput> save) {
        OAuthClients.Shown stored = app.clients().get(environment);
        setHeaderTitle(app.name() + ", " + environment);
        setWidth("28rem");
        TextField id = new TextField("Client ID");
        id.setValue(stored == null ? "" : stored.clientId());
        id.setAutocomplete(Autocomplete.OFF);
        PasswordField secret = new PasswordField("Client secret");
        secret.setAutocomplete(Autocomplete.NEW_PASSWORD);
        boolean set = stored != null && stored.secretSet();
        secret.setPlaceholder(set ? "••••••••••••" : "");
        secret.setHelperText(set ? "Set. Leave it empty to keep it." : "Stored encrypted and never shown again.");
        Div form = new Div(id, secret);
        form.addClassName("form-stack");
        add(form);
        Button cancel = new Button("Cancel", event -> close());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        Button saving = new Button("Save", event -> {
            String value = secret.getValue();
            save.accept(new ClientInput(id.getValue().strip(), value.isEmpty() ? null : new Secret(value)));
            close();
        });
        saving.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(cancel, saving);
        id.focus();
    }
}
