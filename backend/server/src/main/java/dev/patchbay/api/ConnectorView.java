package dev.patchbay.api;

import dev.patchbay.authorization.PublicUrl;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.CallLimits;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.Custom;
import dev.patchbay.connector.DefinitionJson;
import dev.patchbay.connector.OAuth1;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.connector.OAuthClients;
import dev.patchbay.connector.Verification;
import dev.patchbay.organization.Scope;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows a connector as JSON; of secrets only whether they are set. */
@Component
class ConnectorView {

    private final OAuthClients clients;
    private final PublicUrl url;

    ConnectorView(OAuthClients clients, PublicUrl url) {
        this.clients = clients;
        this.url = url;
    }

    ObjectNode of(Scope scope, Connector connector) {
        ObjectNode json = ApiJson.MAPPER.createObjectNode();
        json.put("id", connector.id().text());
        editable(scope, connector, json);
        json.put("owned", connector.isOwnedBy(scope.organization()));
        json.put("update_available", connector.hasUpdate());
        json.put("created_by", connector.createdByName());
        json.put("created_at", connector.createdAt().toString());
        json.put("updated_at", connector.updatedAt().toString());
        return json;
    }

    /** Exactly the fields that a caller can write, so that an edit can start from them. */
    ObjectNode editable(Scope scope, Connector connector, ObjectNode json) {
        json.put("name", connector.name());
        json.put("slug", connector.slug());
        json.put("description", connector.description());
        json.put("domain", connector.domain());
        json.set("visibility", ApiJson.MAPPER.valueToTree(connector.visibility()));
        json.put("icon_url", connector.iconUrl());
        json.put("base_url", connector.definition().baseUrl());
        ArrayNode categories = json.putArray("categories");
        connector.categories().forEach(categories::add);
        Map<String, OAuthClients.Shown> shown = clients.shown(scope, connector.id());
        ArrayNode methods = json.putArray("auth_methods");
        connector.definition().authMethods().forEach(method -> methods.add(method(connector, method, shown)));
        Verification verification = connector.definition().verification();
        json.set("verification", verification == null ? ApiJson.MAPPER.nullNode() : DefinitionJson.tree(verification));
        ArrayNode actions = json.putArray("actions");
        connector.definition().actions().forEach(actions::add);
        ArrayNode events = json.putArray("events");
        connector.definition().events().forEach(events::add);
        CallLimits limits = connector.definition().limits();
        json.set("limits", limits == null ? ApiJson.MAPPER.nullNode() : DefinitionJson.tree(limits));
        return json;
    }

    private ObjectNode method(Connector connector, AuthMethod method, Map<String, OAuthClients.Shown> shown) {
        ObjectNode json = (ObjectNode) DefinitionJson.tree(method);
        boolean oauth1 = method instanceof OAuth1;
        if (oauth1 || method instanceof OAuth2) {
            OAuthClients.Shown client = shown.get(method.key());
            json.put(oauth1 ? "consumer_key" : "client_id", client == null ? null : client.clientId());
            json.put(oauth1 ? "consumer_secret_set" : "client_secret_set", client != null && client.secretSet());
            json.put("redirect_uri", url.redirectUri(connector.id()));
        }
        if (method instanceof Custom custom && custom.handler().equals(Custom.REMOTE)) {
            OAuthClients.Shown signer = shown.get(method.key());
            json.put("handler_secret_set", signer != null && signer.secretSet());
        }
        return json;
    }
}
