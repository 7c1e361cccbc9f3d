package dev.patchbay.console.connectors;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.ConnectorInput.ClientInput;
import dev.patchbay.connector.OAuth1;
import dev.patchbay.connector.OAuth2;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** Enters this organization's own OAuth client for a connector that another organization defined. */
final class ClientDialog extends Dialog {

    ClientDialog(Connector connector, ClientHints hints, BiConsumer<String, ClientInput> save) {
        addClassName("client-dialog");
        setHeaderTitle("OAuth client for " + connector.name());
        setWidth("40rem");
        Map<String, ClientForm> forms = new LinkedHashMap<>();
        for (AuthMethod method : connector.definition().authMethods()) {
            if (method instanceof OAuth2 || method instanceof OAuth1) {
                ClientForm form = method instanceof OAuth2
                        ? new ClientForm("Client ID", "Client secret", hints, method.key())
                        : new ClientForm("Consumer key", "Consumer secret", hints, method.key());
                forms.put(method.key(), form);
                add(new Section(new H3(method.title()), form));
            }
        }
        Button cancel = new Button("Cancel", event -> close());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        Button saving = new Button("Save", event -> {
            forms.forEach((key, form) -> form.read().ifPresent(client -> save.accept(key, client)));
            close();
        });
        saving.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(cancel, saving);
    }

    /** Whether the connector has a method that needs a client. */
    static boolean isFor(Connector connector) {
        return connector.definition().authMethods().stream()
                .anyMatch(method -> method instanceof OAuth2 || method instanceof OAuth1);
    }
}
