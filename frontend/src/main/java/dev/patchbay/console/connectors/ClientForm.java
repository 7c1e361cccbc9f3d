package dev.patchbay.console.connectors;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import dev.patchbay.connector.ConnectorInput.ClientInput;
import dev.patchbay.connector.OAuthClients;
import dev.patchbay.console.part.CopyText;
import dev.patchbay.console.part.FieldMap;
import dev.patchbay.vault.Secret;
import java.util.Optional;

/** The client that was registered at the app. Its secret goes in and never comes back. */
final class ClientForm extends Div {

    private final String storedId;
    private final TextField id;
    private final PasswordField secret;

    ClientForm(String idLabel, String secretLabel, ClientHints hints, String methodKey) {
        Optional<OAuthClients.Shown> stored = hints.of(methodKey);
        storedId = stored.map(OAuthClients.Shown::clientId).orElse("");
        id = new TextField(idLabel);
        id.setValue(storedId);
        id.setAutocomplete(Autocomplete.OFF);
        secret = new PasswordField(secretLabel);
        secret.setAutocomplete(Autocomplete.NEW_PASSWORD);
        boolean set = stored.map(OAuthClients.Shown::secretSet).orElse(false);
        secret.setPlaceholder(set ? "••••••••••••" : "");
        secret.setHelperText(set ? "Set. Leave it empty to keep it." : "Stored encrypted and never shown again.");

        Paragraph explanation =
                new Paragraph("Register an app in its developer portal with exactly this redirect URI, and"
                        + " enter what you get for the " + hints.environment() + " environment.");
        explanation.addClassName("secondary");
        Span label = new Span("Redirect URI");
        label.addClassName("field-label");
        Div fields = new Div(id, secret);
        fields.addClassName("form-grid");
        addClassName("client-form");
        String page = hints.registerUrl();
        if (page != null) {
            Anchor register = new Anchor(page, "Open the page to register one", AnchorTarget.BLANK);
            register.setAriaLabel("Open the app's page to register one, in a new tab");
            explanation.add(new Text(" "), register);
        }
        add(explanation, new Div(label, new CopyText("redirect URI", hints.redirectUri())), fields);
    }

    /** The fields under the names that errors give them. */
    FieldMap fields(String idName, String secretName) {
        return new FieldMap().put(idName, id).put(secretName, secret);
    }

    /** What was entered; empty when nothing of it changes what is stored. */
    Optional<ClientInput> read() {
        String newId = id.getValue().strip();
        String newSecret = secret.getValue();
        return newId.equals(storedId) && newSecret.isEmpty()
                ? Optional.empty()
                : Optional.of(new ClientInput(newId, newSecret.isEmpty() ? null : new Secret(newSecret)));
    }
}
