package dev.patchbay.console.part;

import com.vaadin.flow.component.select.Select;
import dev.patchbay.connector.OAuth2.ClientAuth;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** How a client authenticates at the token endpoint. */
public final class ClientAuthSelect extends Select<ClientAuth> {

    public ClientAuthSelect(ClientAuth chosen) {
        setLabel("Client authentication");
        setItems(ClientAuth.values());
        setItemLabelGenerator(ClientAuthSelect::words);
        setValue(chosen);
    }

    public void write(ObjectNode json) {
        json.put("client_auth", getValue().name().toLowerCase(Locale.ROOT));
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
