package dev.patchbay.console.connectors;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.connector.OAuth2.Grant;
import dev.patchbay.console.part.FieldMap;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** How a token is obtained at the app, and where. */
public final class OAuth2Endpoints extends Div {

    public static final Set<String> PARTS =
            Set.of("grant", "authorization_url", "device_authorization_url", "token_url");

    private final Select<Grant> grant = new Select<>();
    private final TextField authorizationUrl;
    private final TextField deviceUrl;
    private final TextField tokenUrl;

    public OAuth2Endpoints(OAuth2 method) {
        addClassName("form-grid");
        grant.setLabel("Grant");
        grant.setItems(Grant.values());
        grant.setItemLabelGenerator(OAuth2Endpoints::words);
        grant.setValue(method.grant());
        grant.addValueChangeListener(change -> arrange());
        authorizationUrl =
                AuthMethodForm.url("Authorization URL", method.authorizationUrl(), "https://acme.com/oauth/authorize");
        deviceUrl = AuthMethodForm.url(
                "Device authorization URL", method.deviceAuthorizationUrl(), "https://acme.com/oauth/device");
        tokenUrl = AuthMethodForm.url("Token URL", method.tokenUrl(), "https://acme.com/oauth/token");
        add(grant, authorizationUrl, deviceUrl, tokenUrl);
        getChildren().forEach(field -> field.addClassName("wide"));
        arrange();
    }

    public FieldMap fields() {
        return new FieldMap()
                .put("grant", grant)
                .put("authorization_url", authorizationUrl)
                .put("device_authorization_url", deviceUrl)
                .put("token_url", tokenUrl);
    }

    public void write(ObjectNode json) {
        json.put("grant", grant.getValue().name().toLowerCase(Locale.ROOT));
        json.put("authorization_url", AuthMethodForm.orNull(authorizationUrl.getValue()));
        json.put("device_authorization_url", AuthMethodForm.orNull(deviceUrl.getValue()));
        json.put("token_url", tokenUrl.getValue().strip());
    }

    private void arrange() {
        authorizationUrl.setVisible(grant.getValue() == Grant.AUTHORIZATION_CODE);
        deviceUrl.setVisible(grant.getValue() == Grant.DEVICE_CODE);
    }

    private static String words(Grant grant) {
        return switch (grant) {
            case AUTHORIZATION_CODE -> "Authorization code, in a popup";
            case CLIENT_CREDENTIALS -> "Client credentials, without a person's sign-in";
            case DEVICE_CODE -> "Device code, entered on the app's own page";
        };
    }
}
