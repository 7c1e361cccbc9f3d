package dev.patchbay.connector;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A connector as its author could have written it: the API's JSON form with all that is said of it, and nothing that belongs to an
 * environment or an installation. What goes without saying is left out; read again, it is the same connector.
 */
public final class ConnectorDocument {

    private ConnectorDocument() {}

    /** With the definition that its viewer sees. */
    public static ObjectNode of(Connector connector) {
        return of(
                connector.name(),
                connector.slug(),
                connector.description(),
                connector.domain(),
                connector.visibility(),
                connector.iconUrl(),
                connector.categories(),
                connector.definition());
    }

    /** Of an input that has been checked. */
    static ObjectNode of(ConnectorInput input) {
        return of(
                input.name(),
                String.valueOf(input.slug()),
                input.description(),
                input.domain(),
                input.visibility(),
                input.iconUrl(),
                input.categories(),
                input.definition());
    }

    private static ObjectNode of(
            String name,
            String slug,
            String description,
            String domain,
            Visibility visibility,
            @Nullable String iconUrl,
            List<String> categories,
            Definition definition) {
        ObjectNode json = DefinitionJson.strict().createObjectNode();
        json.put("name", name);
        json.put("slug", slug);
        putUnlessEmpty(json, "description", description);
        putUnlessEmpty(json, "domain", domain);
        json.set("visibility", DefinitionJson.strict().valueToTree(visibility));
        putUnlessEmpty(json, "icon_url", iconUrl);
        putUnlessEmpty(json, "base_url", definition.baseUrl());
        if (!categories.isEmpty()) {
            categories.forEach(json.putArray("categories")::add);
        }
        definition
                .authMethods()
                .forEach(
                        method -> json.withArrayProperty("auth_methods").add(Unsaid.leftOut(method, AuthMethod.class)));
        if (definition.verification() != null) {
            json.set("verification", Unsaid.leftOut(definition.verification(), Verification.class));
        }
        putUnlessEmpty(json, "actions", definition.actions());
        putUnlessEmpty(json, "events", definition.events());
        if (definition.limits() != null) {
            json.set("limits", Unsaid.leftOut(definition.limits(), CallLimits.class));
        }
        return asStored(json);
    }

    private static void putUnlessEmpty(ObjectNode json, String field, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            json.put(field, text);
        }
    }

    private static void putUnlessEmpty(ObjectNode json, String field, List<JsonNode> entries) {
        if (!entries.isEmpty()) {
            entries.forEach(json.putArray(field)::add);
        }
    }

    /** Two trees of the same text are equal; of two that were made in other ways, one may hold a number as another type. */
    private static ObjectNode asStored(ObjectNode json) {
        return (ObjectNode) DefinitionJson.strict().readTree(json.toString());
    }
}
