package dev.patchbay.console.connectors;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.patchbay.connector.ConnectorInput.ClientInput;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.connector.OAuth2.ClientAuth;
import dev.patchbay.connector.OAuth2.Grant;
import dev.patchbay.console.part.PairsField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The app's OAuth 2.0 endpoints, what is asked for, and the client registered there. */
final class OAuth2Form extends AuthMethodForm {

    private final TextField authorizationUrl;
    private final TextField tokenUrl;
    private final TextField refreshUrl;
    private final TextField revocationUrl;
    private final TextField issuer;
    private final TextArea scopes = new TextArea("Scopes");
    private final Select<String> separator = new Select<>();
    private final Select<Grant> grant = new Select<>();
    private final Select<ClientAuth> clientAuth = new Select<>();
    private final Checkbox pkce = new Checkbox("Use PKCE (S256)");
    private final PairsField authorizationParams;
    private final PairsField tokenParams;
    private final ClientForm client;

    OAuth2Form(OAuth2 method, ClientHints hints) {
        super(method);
        authorizationUrl = url("Authorization URL", method.authorizationUrl(), "https://acme.com/oauth/authorize");
        tokenUrl = url("Token URL", method.tokenUrl(), "https://acme.com/oauth/token");
        refreshUrl = url("Refresh URL", method.refreshUrl(), "As the token URL");
        revocationUrl = url("Revocation URL", method.revocationUrl(), "None");
        issuer = url("Issuer", method.issuer(), "Not checked");
        issuer.setHelperText("When set, the callback's iss must be exactly this.");
        client = new ClientForm("Client ID", "Client secret", hints, method.key());

        scopes.setValue(String.join(" ", method.scopes()));
        scopes.setHelperText("Separated by spaces, commas or lines.");
        separator.setLabel("Scope separator");
        separator.setItems(Stream.concat(Stream.of(" ", ","), Stream.of(method.scopeSeparator()))
                .distinct()
                .toList());
        separator.setItemLabelGenerator(text -> text.equals(" ") ? "Space" : text.equals(",") ? "Comma" : text);
        separator.setValue(method.scopeSeparator());
        grant.setLabel("Grant");
        grant.setItems(Grant.values());
        grant.setItemLabelGenerator(OAuth2Form::words);
        grant.setValue(method.grant());
        clientAuth.setLabel("Client authentication");
        clientAuth.setItems(ClientAuth.values());
        clientAuth.setItemLabelGenerator(OAuth2Form::words);
        clientAuth.setValue(method.clientAuth());
        pkce.setValue(method.pkce());
        authorizationParams = new PairsField("Extra authorization parameters", method.authorizationParams());
        authorizationParams.setPlaceholder("access_type=offline");
        tokenParams = new PairsField("Extra token parameters", method.tokenParams());

        addWide(authorizationUrl);
        addWide(tokenUrl);
        addWide(scopes);
        addWide(client);
        addWide(more());
        fields().put("authorization_url", authorizationUrl)
                .put("token_url", tokenUrl)
                .put("scopes", scopes)
                .put("grant", grant)
                .put("refresh_url", refreshUrl)
                .put("revocation_url", revocationUrl)
                .put("issuer", issuer)
                .put("scope_separator", separator)
                .put("client_auth", clientAuth)
                .put("pkce", pkce)
                .put("authorization_params", authorizationParams)
                .put("token_params", tokenParams)
                .putAll("", client.fields("client_id", "client_secret"));
    }

    private Details more() {
        Div grid = new Div(
                grant,
                refreshUrl,
                revocationUrl,
                issuer,
                separator,
                clientAuth,
                pkce,
                authorizationParams,
                tokenParams);
        grid.addClassName("form-grid");
        Details more = new Details("More settings", grid);
        more.addClassName("more-settings");
        return more;
    }

    @Override
    Set<String> parts() {
        return Set.of(
                "grant",
                "authorization_url",
                "token_url",
                "refresh_url",
                "revocation_url",
                "issuer",
                "scopes",
                "scope_separator",
                "client_auth",
                "pkce",
                "authorization_params",
                "token_params");
    }

    @Override
    void write(ObjectNode json) {
        json.put("grant", grant.getValue().name().toLowerCase(Locale.ROOT));
        json.put("authorization_url", orNull(authorizationUrl.getValue()));
        json.put("token_url", tokenUrl.getValue().strip());
        json.put("refresh_url", orNull(refreshUrl.getValue()));
        json.put("revocation_url", orNull(revocationUrl.getValue()));
        json.put("issuer", orNull(issuer.getValue()));
        readScopes().forEach(json.putArray("scopes")::add);
        json.put("scope_separator", separator.getValue());
        json.put("client_auth", clientAuth.getValue().name().toLowerCase(Locale.ROOT));
        json.put("pkce", pkce.getValue());
        ObjectNode toAuthorize = json.putObject("authorization_params");
        authorizationParams.pairs().forEach(toAuthorize::put);
        ObjectNode toToken = json.putObject("token_params");
        tokenParams.pairs().forEach(toToken::put);
    }

    @Override
    boolean hasClient() {
        return true;
    }

    @Override
    Optional<ClientInput> client() {
        return client.read();
    }

    private List<String> readScopes() {
        return Stream.of(scopes.getValue().split("[\\s,]+"))
                .filter(scope -> !scope.isEmpty())
                .distinct()
                .toList();
    }

    private static String words(Grant grant) {
        return switch (grant) {
            case AUTHORIZATION_CODE -> "Authorization code, in a popup";
            case CLIENT_CREDENTIALS -> "Client credentials, without a person's sign-in";
            case DEVICE_CODE -> "Device code, entered on the app's own page";
        };
    }

    private static String words(ClientAuth auth) {
        return switch (auth) {
            case CLIENT_SECRET_BASIC -> "Authorization header (client_secret_basic)";
            case CLIENT_SECRET_POST -> "Request body (client_secret_post)";
            case NONE -> "None, a public client";
            case PRIVATE_KEY_JWT -> "Signed with a private key (private_key_jwt)";
        };
    }
}
