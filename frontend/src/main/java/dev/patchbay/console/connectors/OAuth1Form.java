package dev.patchbay.console.connectors;

import com.vaadin.flow.component.textfield.TextField;
import dev.patchbay.connector.ConnectorInput.ClientInput;
import dev.patchbay.connector.OAuth1;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** The three endpoints of OAuth 1.0a and the consumer registered at the app. */
final class OAuth1Form extends AuthMethodForm {

    private final TextField requestTokenUrl;
    private final TextField authorizationUrl;
    private final TextField accessTokenUrl;
    private final ClientForm consumer;

    OAuth1Form(OAuth1 method, MethodHints hints) {
        super(method, hints);
        requestTokenUrl = url("Request token URL", method.requestTokenUrl(), "https://acme.com/oauth/request_token");
        authorizationUrl = url("Authorization URL", method.authorizationUrl(), "https://acme.com/oauth/authorize");
        accessTokenUrl = url("Access token URL", method.accessTokenUrl(), "https://acme.com/oauth/access_token");
        consumer = new ClientForm("Consumer key", "Consumer secret", hints.client(), method.key());
        addWide(requestTokenUrl);
        addWide(authorizationUrl);
        addWide(accessTokenUrl);
        addWide(consumer);
        fields().put("request_token_url", requestTokenUrl)
                .put("authorization_url", authorizationUrl)
                .put("access_token_url", accessTokenUrl)
                .putAll("", consumer.fields("consumer_key", "consumer_secret"));
    }

    @Override
    Set<String> parts() {
        return Set.of("request_token_url", "authorization_url", "access_token_url");
    }

    @Override
    void write(ObjectNode json) {
        json.put("request_token_url", requestTokenUrl.getValue().strip());
        json.put("authorization_url", authorizationUrl.getValue().strip());
        json.put("access_token_url", accessTokenUrl.getValue().strip());
    }

    @Override
    boolean hasClient() {
        return true;
    }

    @Override
    Optional<ClientInput> client() {
        return consumer.read();
    }
}
