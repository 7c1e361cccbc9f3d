package dev.patchbay.console.connectors;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import dev.patchbay.connector.ConnectorInput.ClientInput;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.console.part.ScopeWords;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Whose OAuth app is used, what is asked for with it, and for one's own app its endpoints and the client registered there. */
final class OAuth2Form extends AuthMethodForm {

    /** Parts that say where a client's secret goes: with a managed app, the app's alone. */
    private static final List<String> WHERE = List.of(
            "authorization_url",
            "device_authorization_url",
            "refresh_url",
            "revocation_url",
            "userinfo_url",
            "issuer",
            "revocation");

    private final transient OAuth2 method;
    private final AppChoice app;
    private final OAuth2Endpoints endpoints;
    private final TextArea scopes = new TextArea("Scopes");
    private final TextArea optionalScopes = new TextArea("Optional scopes");
    private final ClientForm client;
    private final Div ownClient = new Div();
    private final Details otherClient = new Details("Use our own client with it instead");
    private final OAuth2More more;

    OAuth2Form(OAuth2 method, MethodHints hints) {
        super(method, hints);
        this.method = method;
        app = new AppChoice(method.oauthApp(), hints);
        endpoints = new OAuth2Endpoints(method);
        client = new ClientForm("Client ID", "Client secret", hints.client(), method.key());
        more = new OAuth2More(method);
        scopes.setValue(String.join(" ", method.scopes()));
        optionalScopes.setValue(String.join(" ", method.optionalScopes()));
        optionalScopes.setHelperText("What a connect session may ask for besides.");
        otherClient.addClassName("more-settings");
        otherClient.setOpened(hints.client().of(method.key()).isPresent());
        addWide(app);
        addWide(endpoints);
        addWide(scopes);
        addWide(optionalScopes);
        addWide(ownClient);
        addWide(otherClient);
        addWide(more);
        fields().put("oauth_app", app)
                .putAll("", endpoints.fields())
                .put("scopes", scopes)
                .put("optional_scopes", optionalScopes)
                .putAll("", more.fields())
                .putAll("", client.fields("client_id", "client_secret"));
        app.addValueChangeListener(change -> arrange());
        arrange();
    }

    private void arrange() {
        boolean managed = app.platform().isPresent();
        endpoints.setVisible(!managed);
        more.show(managed);
        ownClient.setVisible(!managed);
        otherClient.setVisible(managed);
        if (managed) {
            otherClient.add(client);
        } else {
            ownClient.add(client);
        }
        List<String> allowed = app.allowedScopes();
        scopes.setHelperText(
                allowed.isEmpty()
                        ? "Separated by spaces, commas or lines."
                        : ScopeWords.of("The OAuth app allows ", allowed));
    }

    @Override
    Set<String> parts() {
        Set<String> parts = new HashSet<>(Set.of("oauth_app", "scopes", "optional_scopes"));
        parts.addAll(OAuth2Endpoints.PARTS);
        parts.addAll(OAuth2More.PARTS);
        return parts;
    }

    @Override
    void write(ObjectNode json) {
        endpoints.write(json);
        more.write(json);
        json.put("oauth_app", app.platform().orElse(null));
        if (app.platform().isPresent()) {
            json.remove(WHERE);
            json.put("token_url", "");
        }
        read(scopes).forEach(json.putArray("scopes")::add);
        read(optionalScopes).forEach(json.putArray("optional_scopes")::add);
    }

    @Override
    void preferManaged() {
        app.preferManaged(method);
    }

    @Override
    boolean hasClient() {
        return true;
    }

    @Override
    Optional<ClientInput> client() {
        return client.read();
    }

    private static List<String> read(TextArea scopes) {
        return Stream.of(scopes.getValue().split("[\\s,]+"))
                .filter(scope -> !scope.isEmpty())
                .distinct()
                .toList();
    }
}
