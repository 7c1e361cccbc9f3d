package dev.patchbay.console.connectors;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.console.part.ClientAuthSelect;
import dev.patchbay.console.part.FieldMap;
import dev.patchbay.console.part.PairsField;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** What many apps need nothing of: further endpoints, parameters, and how the client authenticates. */
public final class OAuth2More extends Details {

    public static final Set<String> PARTS = Set.of(
            "refresh_url",
            "revocation_url",
            "userinfo_url",
            "issuer",
            "scope_separator",
            "client_auth",
            "pkce",
            "authorization_params",
            "token_params");

    private final TextField refreshUrl;
    private final TextField revocationUrl;
    private final TextField userinfoUrl;
    private final TextField issuer;
    private final Select<String> separator = new Select<>();
    private final ClientAuthSelect clientAuth;
    private final Checkbox pkce = new Checkbox("Use PKCE (S256)");
    private final PairsField authorizationParams;
    private final PairsField tokenParams;

    public OAuth2More(OAuth2 method) {
        super("More settings");
        addClassName("more-settings");
        refreshUrl = AuthMethodForm.url("Refresh URL", method.refreshUrl(), "As the token URL");
        revocationUrl = AuthMethodForm.url("Revocation URL", method.revocationUrl(), "None");
        userinfoUrl = AuthMethodForm.url("Userinfo URL", method.userinfoUrl(), "None");
        userinfoUrl.setHelperText("Asked for whose account it is.");
        issuer = AuthMethodForm.url("Issuer", method.issuer(), "Not checked");
        issuer.setHelperText("When set, the callback's iss must be exactly this.");
        separator.setLabel("Scope separator");
        separator.setItems(Stream.concat(Stream.of(" ", ","), Stream.of(method.scopeSeparator()))
                .distinct()
                .toList());
        separator.setItemLabelGenerator(text -> text.equals(" ") ? "Space" : text.equals(",") ? "Comma" : text);
        separator.setValue(method.scopeSeparator());
        clientAuth = new ClientAuthSelect(method.clientAuth());
        pkce.setValue(method.pkce());
        authorizationParams = new PairsField("Extra authorization parameters", method.authorizationParams());
        authorizationParams.setPlaceholder("access_type=offline");
        tokenParams = new PairsField("Extra token parameters", method.tokenParams());
        pkce.addClassName("wide");
        Div grid = new Div(
                refreshUrl,
                revocationUrl,
                userinfoUrl,
                issuer,
                clientAuth,
                separator,
                pkce,
                authorizationParams,
                tokenParams);
        grid.addClassName("form-grid");
        add(grid);
    }

    /** With a managed OAuth app only what is asked for is left to say; where and how is the app's. */
    void show(boolean managed) {
        List<Component> ofApp =
                List.of(refreshUrl, revocationUrl, userinfoUrl, issuer, clientAuth, separator, pkce, tokenParams);
        ofApp.forEach(field -> field.setVisible(!managed));
    }

    public FieldMap fields() {
        return new FieldMap()
                .put("refresh_url", refreshUrl)
                .put("revocation_url", revocationUrl)
                .put("userinfo_url", userinfoUrl)
                .put("issuer", issuer)
                .put("client_auth", clientAuth)
                .put("scope_separator", separator)
                .put("pkce", pkce)
                .put("authorization_params", authorizationParams)
                .put("token_params", tokenParams);
    }

    public void write(ObjectNode json) {
        json.put("refresh_url", AuthMethodForm.orNull(refreshUrl.getValue()));
        json.put("revocation_url", AuthMethodForm.orNull(revocationUrl.getValue()));
        json.put("userinfo_url", AuthMethodForm.orNull(userinfoUrl.getValue()));
        json.put("issuer", AuthMethodForm.orNull(issuer.getValue()));
        json.put("scope_separator", separator.getValue());
        clientAuth.write(json);
        json.put("pkce", pkce.getValue());
        authorizationParams.write(json, "authorization_params");
        tokenParams.write(json, "token_params");
    }
}
