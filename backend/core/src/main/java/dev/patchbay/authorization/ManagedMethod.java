package dev.patchbay.authorization;

import dev.patchbay.connection.Captured;
import dev.patchbay.connection.FieldValues;
import dev.patchbay.connector.DefinitionJson;
import dev.patchbay.connector.ManagedPlatform;
import dev.patchbay.connector.OAuth2;
import java.util.Map;
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
        return (OAuth2)
                DefinitionJson.edited(app.endpoints(), json -> merge(app.rules(), json, DefinitionJson.tree(method)));
    }

    /**
     * Whether the values that the app's addresses are made of are what the operator lets them be. A connector's own field or capture
     * may bear such a name, and what it brings may be older than the app.
     */
    static boolean accepts(OAuthApp app, Map<String, String> values) {
        OAuth2 endpoints = app.endpoints();
        boolean fieldsFit = endpoints.fields().stream()
                .filter(field -> values.containsKey(field.name()))
                .allMatch(field -> {
                    String value = values.getOrDefault(field.name(), "");
                    FieldValues.Look look = FieldValues.look(endpoints, field.name(), value);
                    return !value.isBlank()
                            && look.fault() == null
                            && look.value().equals(value);
                });
        return fieldsFit
                && endpoints.captures().stream()
                        .filter(capture -> values.containsKey(capture.name()))
                        .allMatch(capture -> Captured.isAllowed(capture, values.getOrDefault(capture.name(), "")));
    }

    private static void merge(ManagedPlatform app, ObjectNode json, JsonNode own) {
        for (String part : OF_CONNECTOR) {
            if (own.has(part)) {
                json.set(part, own.path(part));
            } else {
                json.remove(part);
            }
        }
        // A connector may add to what is asked for and captured, and cannot weaken what the app says of it.
        own.path("authorization_params").properties().stream()
                .filter(entry -> app.leaves(entry.getKey()))
                .forEach(entry ->
                        json.withObject("/authorization_params").putIfAbsent(entry.getKey(), entry.getValue()));
        Set<String> names = app.names();
        for (String list : new String[] {"fields", "captures"}) {
            own.path(list).forEach(one -> {
                if (!names.contains(one.path("name").asString(""))) {
                    json.withArray("/" + list).add(one);
                }
            });
        }
    }
}
