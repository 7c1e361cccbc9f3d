package dev.patchbay.authorization;

import dev.patchbay.connector.DefinitionJson;
import dev.patchbay.connector.OAuth2;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A connector's auth method on a managed OAuth app: what is asked for is the connector's, where and how it is asked the app's. */
final class ManagedMethod {

    /** All that a connector says for itself; whatever else a method has, now or later, is the app's. */
    private static final Set<String> OF_CONNECTOR = Set.of(
            "key",
            "label",
            "default",
            "headers",
            "query",
            "base_url",
            "verification",
            "oauth_app",
            "scopes",
            "optional_scopes",
            "scope_texts",
            "token_header",
            "token_prefix");

    private ManagedMethod() {}

    static OAuth2 of(OAuthApp app, OAuth2 method) {
        return (OAuth2) DefinitionJson.edited(app.endpoints(), json -> merge(json, DefinitionJson.tree(method)));
    }

    private static void merge(ObjectNode json, JsonNode own) {
        for (String part : OF_CONNECTOR) {
            if (own.has(part)) {
                json.set(part, own.path(part));
            } else {
                json.remove(part);
            }
        }
        // A connector may add to what is asked for and captured, and cannot weaken what the app says of it.
        own.path("authorization_params")
                .properties()
                .forEach(entry ->
                        json.withObject("/authorization_params").putIfAbsent(entry.getKey(), entry.getValue()));
        for (String list : new String[] {"fields", "captures"}) {
            own.path(list).forEach(one -> {
                boolean isApps = json.path(list)
                        .valueStream()
                        .anyMatch(other -> other.path("name").equals(one.path("name")));
                if (!isApps) {
                    json.withArray("/" + list).add(one);
                }
            });
        }
    }
}
