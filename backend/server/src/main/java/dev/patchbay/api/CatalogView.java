package dev.patchbay.api;

import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.DefinitionJson;
import dev.patchbay.connector.Verification;
import dev.patchbay.connector.catalog.CatalogEntry;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows an app of the catalog as JSON. */
final class CatalogView {

    private CatalogView() {}

    /** What a person chooses by. */
    static ObjectNode brief(CatalogEntry entry) {
        ObjectNode json = ApiJson.MAPPER.createObjectNode();
        json.put("slug", entry.slug());
        identity(entry, json);
        ArrayNode types = json.putArray("auth_types");
        entry.definition().authMethods().stream()
                .map(AuthMethod::type)
                .distinct()
                .forEach(types::add);
        return json;
    }

    /** The connector that it would make, in the form of {@code /connectors}, with what the catalog knows besides. */
    static ObjectNode whole(CatalogEntry entry) {
        ObjectNode json = ApiJson.MAPPER.createObjectNode();
        json.put("slug", entry.slug());
        identity(entry, json);
        json.put("base_url", entry.definition().baseUrl());
        ArrayNode methods = json.putArray("auth_methods");
        entry.definition().authMethods().forEach(method -> methods.add(DefinitionJson.tree(method)));
        Verification verification = entry.definition().verification();
        json.set("verification", verification == null ? ApiJson.MAPPER.nullNode() : DefinitionJson.tree(verification));
        json.put("register_url", entry.registerUrl());
        json.set("sources", ApiJson.MAPPER.valueToTree(entry.sources()));
        return json;
    }

    private static void identity(CatalogEntry entry, ObjectNode json) {
        json.put("name", entry.name());
        json.put("description", entry.description());
        json.put("domain", entry.domain());
        ArrayNode categories = json.putArray("categories");
        entry.categories().forEach(categories::add);
        json.put("icon_url", entry.icon().path());
    }
}
