package dev.patchbay.console.settings;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.patchbay.authorization.OAuthApp;
import dev.patchbay.authorization.OAuthAppInput;
import dev.patchbay.connector.DefinitionJson;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.connector.OAuth2.ClientAuth;
import dev.patchbay.connector.Slug;
import dev.patchbay.console.part.FieldMap;
import dev.patchbay.console.part.PairsField;
import dev.patchbay.problem.FieldError;
import dev.patchbay.problem.InvalidInput;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A platform's endpoints and what may be asked of it. What the dialog does not show stays as it is. */
final class OAuthAppDialog extends Dialog {

    private static final OAuth2 BLANK = new OAuth2(
            OAuth2.TYPE,
            null,
            true,
            OAuth2.Grant.AUTHORIZATION_CODE,
            "",
            "",
            null,
            null,
            null,
            List.of(),
            " ",
            ClientAuth.CLIENT_SECRET_BASIC,
            true,
            Map.of(),
            Map.of());

    private final transient OAuth2 before;
    private final TextField name = new TextField("Platform");
    private final TextField platform = new TextField("Slug");
    private final TextField authorizationUrl = new TextField("Authorization URL");
    private final TextField tokenUrl = new TextField("Token URL");
    private final TextField revocationUrl = new TextField("Revocation URL");
    private final TextField issuer = new TextField("Issuer");
    private final Select<ClientAuth> clientAuth = new Select<>();
    private final Checkbox pkce = new Checkbox("Use PKCE (S256)");
    private final TextArea allowedScopes = new TextArea("Allowed scopes");
    private final PairsField authorizationParams;
    private final FieldMap fields = new FieldMap();
    private boolean slugEdited;

    OAuthAppDialog(@Nullable OAuthApp app, Consumer<OAuthAppInput> save) {
        before = app == null ? BLANK : app.endpoints();
        authorizationParams = new PairsField("Extra authorization parameters", before.authorizationParams());
        setHeaderTitle(app == null ? "Add OAuth app" : "Edit " + app.name());
        setWidth("40rem");
        fill(app);
        Div form = new Div(
                name,
                platform,
                authorizationUrl,
                tokenUrl,
                revocationUrl,
                issuer,
                clientAuth,
                pkce,
                allowedScopes,
                authorizationParams);
        form.addClassName("form-grid");
        Stream.of(authorizationUrl, tokenUrl, allowedScopes, authorizationParams)
                .forEach(wide -> wide.addClassName("wide"));
        add(form);
        fields.put("name", name)
                .put("platform", platform)
                .put("authorization_url", authorizationUrl)
                .put("token_url", tokenUrl)
                .put("revocation_url", revocationUrl)
                .put("issuer", issuer)
                .put("client_auth", clientAuth)
                .put("pkce", pkce)
                .put("allowed_scopes", allowedScopes)
                .put("authorization_params", authorizationParams);
        Button cancel = new Button("Cancel", event -> close());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        Button saving = new Button("Save", event -> submit(save));
        saving.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(cancel, saving);
        fields.begin();
    }

    private void fill(@Nullable OAuthApp app) {
        name.setValue(app == null ? "" : app.name());
        name.setPlaceholder("Google");
        name.setValueChangeMode(ValueChangeMode.LAZY);
        platform.setValue(app == null ? "" : app.platform());
        platform.setReadOnly(app != null);
        platform.setHelperText("Connectors name the app by it.");
        name.addValueChangeListener(change -> {
            if (app == null && !slugEdited) {
                platform.setValue(Slug.from(change.getValue()));
            }
        });
        platform.addValueChangeListener(change -> slugEdited |= change.isFromClient());
        authorizationUrl.setValue(orEmpty(before.authorizationUrl()));
        authorizationUrl.setPlaceholder("https://accounts.example.com/oauth/authorize");
        tokenUrl.setValue(before.tokenUrl());
        tokenUrl.setPlaceholder("https://accounts.example.com/oauth/token");
        revocationUrl.setValue(orEmpty(before.revocationUrl()));
        revocationUrl.setPlaceholder("None");
        issuer.setValue(orEmpty(before.issuer()));
        issuer.setPlaceholder("Not checked");
        clientAuth.setLabel("Client authentication");
        clientAuth.setItems(ClientAuth.values());
        clientAuth.setItemLabelGenerator(auth -> auth.name().toLowerCase(Locale.ROOT));
        clientAuth.setValue(before.clientAuth());
        pkce.setValue(before.pkce());
        allowedScopes.setValue(app == null ? "" : String.join("\n", app.allowedScopes()));
        allowedScopes.setHelperText("Separated by spaces or lines. Empty: connectors may ask for any.");
    }

    private void submit(Consumer<OAuthAppInput> save) {
        try {
            save.accept(new OAuthAppInput(platform.getValue().strip(), name.getValue(), endpoints(), scopes()));
            close();
        } catch (InvalidInput e) {
            List<FieldError> homeless = fields.show(e.errors());
            if (!homeless.isEmpty()) {
                name.setErrorMessage(homeless.stream().map(FieldError::message).collect(Collectors.joining(" ")));
                name.setInvalid(true);
            }
        }
    }

    private OAuth2 endpoints() {
        return (OAuth2) DefinitionJson.edited(before, json -> {
            json.put("authorization_url", orNull(authorizationUrl));
            json.put("token_url", tokenUrl.getValue().strip());
            json.put("revocation_url", orNull(revocationUrl));
            json.put("issuer", orNull(issuer));
            json.put("client_auth", clientAuth.getValue().name().toLowerCase(Locale.ROOT));
            json.put("pkce", pkce.getValue());
            ObjectNode parameters = json.putObject("authorization_params");
            authorizationParams.pairs().forEach(parameters::put);
        });
    }

    private List<String> scopes() {
        return Stream.of(allowedScopes.getValue().split("[\\s,]+"))
                .filter(scope -> !scope.isEmpty())
                .distinct()
                .toList();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String orNull(TextField field) {
        return field.getValue().isBlank() ? null : field.getValue().strip();
    }
}
