package dev.patchbay.console.connectors;

import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.patchbay.connector.ConnectorInput.ClientInput;
import dev.patchbay.connector.Custom;
import dev.patchbay.connector.OAuthClients;
import dev.patchbay.vault.Secret;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** The handler of a custom method; for the remote one its address and what calls to it are signed with. */
final class CustomForm extends AuthMethodForm {

    private final TextField handler = new TextField("Handler");
    private final TextField remote;
    private final PasswordField secret = new PasswordField("Signing secret");

    CustomForm(Custom method, ClientHints hints) {
        super(method);
        handler.setValue(method.handler());
        handler.setPlaceholder("exchange");
        handler.setHelperText(
                "“exchange” for steps described below, “remote” for an endpoint of yours, or the name of a"
                        + " handler that your installation provides.");
        handler.setValueChangeMode(ValueChangeMode.LAZY);
        handler.addValueChangeListener(change -> showRemote());
        remote = url(
                "Your endpoint",
                method.remote() == null ? null : method.remote().url(),
                "https://api.example.com/auth");
        boolean set = hints.of(method.key()).map(OAuthClients.Shown::secretSet).orElse(false);
        secret.setAutocomplete(Autocomplete.NEW_PASSWORD);
        secret.setPlaceholder(set ? "••••••••••••" : "");
        secret.setHelperText(set ? "Set. Leave it empty to keep it." : "Stored encrypted and never shown again.");
        addWide(handler);
        addWide(remote);
        addWide(secret);
        showRemote();
        fields().put("handler", handler).put("remote", remote).put("handler_secret", secret);
    }

    private void showRemote() {
        boolean shown = handler.getValue().strip().equals(Custom.REMOTE);
        remote.setVisible(shown);
        secret.setVisible(shown);
    }

    @Override
    Set<String> parts() {
        return Set.of("handler", "remote");
    }

    @Override
    void write(ObjectNode json) {
        json.put("handler", handler.getValue().strip());
        if (remote.isVisible()) {
            json.putObject("remote").put("url", remote.getValue().strip());
        } else {
            json.remove("remote");
        }
    }

    @Override
    Optional<ClientInput> client() {
        return secret.isVisible() && !secret.isEmpty()
                ? Optional.of(ClientInput.ofHandler(new Secret(secret.getValue())))
                : Optional.empty();
    }
}
