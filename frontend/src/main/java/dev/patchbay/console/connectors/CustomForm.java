package dev.patchbay.console.connectors;

import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import dev.patchbay.connector.ConnectorInput.ClientInput;
import dev.patchbay.connector.Custom;
import dev.patchbay.connector.OAuthClients;
import dev.patchbay.console.part.FieldMap;
import dev.patchbay.vault.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Who turns what the person filled in into what requests carry: calls described here, an endpoint of ours, or Java. */
final class CustomForm extends AuthMethodForm {

    private final Select<String> handler = new Select<>();
    private final TextField remote;
    private final PasswordField secret = new PasswordField("Signing secret");
    private final ExchangeForm exchange;

    CustomForm(Custom method, MethodHints hints) {
        super(method, hints);
        handler.setLabel("Handler");
        handler.setItems(offered(method, hints));
        handler.setItemLabelGenerator(CustomForm::words);
        handler.setPlaceholder("Choose who manages this authentication");
        if (!method.handler().isEmpty()) {
            handler.setValue(method.handler());
        }
        handler.addValueChangeListener(change -> arrange());
        remote = url(
                "Your endpoint",
                method.remote() == null ? null : method.remote().url(),
                "https://api.example.com/auth");
        remote.setHelperText("Called with what the person filled in; answers with headers and when they end.");
        boolean set = hints.client()
                .of(method.key())
                .map(OAuthClients.Shown::secretSet)
                .orElse(false);
        secret.setAutocomplete(Autocomplete.NEW_PASSWORD);
        secret.setPlaceholder(set ? "••••••••••••" : "");
        secret.setHelperText(
                set
                        ? "Set. Leave it empty to keep it."
                        : "Signs our calls to it. Stored encrypted and never shown again.");
        exchange = new ExchangeForm(method.exchange());
        addWide(handler);
        addWide(remote);
        addWide(secret);
        addWide(exchange);
        super.fields().put("handler", handler).put("remote", remote).put("handler_secret", secret);
        arrange();
    }

    @Override
    FieldMap fields() {
        return new FieldMap().putAll("", super.fields()).putAll("exchange.", exchange.fields());
    }

    private void arrange() {
        exchange.setVisible(Custom.EXCHANGE.equals(handler.getValue()));
        boolean isRemote = Custom.REMOTE.equals(handler.getValue());
        remote.setVisible(isRemote);
        secret.setVisible(isRemote);
    }

    @Override
    Set<String> parts() {
        return Set.of("handler", "remote", "exchange");
    }

    @Override
    void write(ObjectNode json) {
        String chosen = handler.getValue();
        json.put("handler", chosen == null ? "" : chosen);
        json.remove(List.of("remote", "exchange"));
        if (remote.isVisible()) {
            json.putObject("remote").put("url", remote.getValue().strip());
        }
        if (exchange.isVisible()) {
            exchange.write(json.putObject("exchange"));
        }
    }

    @Override
    Optional<ClientInput> client() {
        return secret.isVisible() && !secret.isEmpty()
                ? Optional.of(ClientInput.ofHandler(new Secret(secret.getValue())))
                : Optional.empty();
    }

    /** With the stored name, even when no plug-in of this installation has it any more. */
    private static List<String> offered(Custom method, MethodHints hints) {
        List<String> offered = new ArrayList<>(List.of(Custom.EXCHANGE, Custom.REMOTE));
        offered.addAll(hints.handlers());
        if (!method.handler().isEmpty() && !offered.contains(method.handler())) {
            offered.add(method.handler());
        }
        return offered;
    }

    private static String words(String handler) {
        return switch (handler) {
            case Custom.EXCHANGE -> "Calls described here (exchange)";
            case Custom.REMOTE -> "An endpoint of yours (remote)";
            default -> handler + ", a plug-in of this installation";
        };
    }
}
