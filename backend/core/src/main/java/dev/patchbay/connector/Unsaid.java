package dev.patchbay.connector;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Leaves out of a part of a connector what is nothing: nulls, {@code false}, empty texts, lists and objects. An empty text may mean
 * something, such as a token's prefix; so whatever would read as another part stays.
 */
final class Unsaid {

    private static final JsonMapper MAPPER = DefinitionJson.strict();

    private Unsaid() {}

    /** @param type the one whose JSON form the part has */
    static ObjectNode leftOut(Object part, Class<?> type) {
        ObjectNode whole = MAPPER.valueToTree(part);
        ObjectNode brief = whole.deepCopy();
        for (String name : List.copyOf(whole.propertyNames())) {
            ObjectNode briefer = brief.deepCopy();
            JsonNode value = withoutNulls(whole.path(name));
            if (isNothing(value)) {
                briefer.remove(name);
            } else {
                briefer.set(name, value);
            }
            boolean same = briefer.equals(brief)
                    || MAPPER.valueToTree(MAPPER.treeToValue(briefer, type)).equals(whole);
            brief = same ? briefer : brief;
        }
        return brief;
    }

    private static boolean isNothing(JsonNode value) {
        return value.isNull()
                || value.isBoolean() && !value.asBoolean()
                || value.isString() && value.asString().isEmpty()
                || value.isContainer() && value.isEmpty();
    }

    private static JsonNode withoutNulls(JsonNode node) {
        JsonNode copy = node.deepCopy();
        removeNulls(copy);
        return copy;
    }

    private static void removeNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().removeIf(field -> field.getValue().isNull());
        }
        if (node instanceof ObjectNode || node instanceof ArrayNode) {
            node.forEach(Unsaid::removeNulls);
        }
    }
}
