package dev.patchbay.demo;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Credentials as a screen may show them: their shape, with every secret covered. */
final class Masked {

    private static final Set<String> SECRET =
            Set.of("access_token", "api_key", "token", "token_secret", "password", "client_secret", "refresh_token");

    /** Everything below these goes into the app's request, so all of it is secret. */
    private static final Set<String> SECRET_BELOW = Set.of("headers", "query", "fields");

    private static final int SHOWN = 4;

    private Masked() {}

    static JsonNode of(JsonNode node) {
        return mask(node, false);
    }

    private static JsonNode mask(JsonNode node, boolean secret) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                boolean below = secret || SECRET.contains(field.getKey()) || SECRET_BELOW.contains(field.getKey());
                copy.set(field.getKey(), mask(field.getValue(), below));
            }
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(item -> copy.add(mask(item, secret)));
            return copy;
        }
        return secret && node.isString() ? JsonNodeFactory.instance.stringNode(cover(node.asString())) : node;
    }

    private static String cover(String value) {
        int space = value.indexOf(' ');
        String scheme = space > 0 ? value.substring(0, space + 1) : "";
        String rest = value.substring(scheme.length());
        return scheme + (rest.length() > 3 * SHOWN ? rest.substring(0, SHOWN) : "") + "••••••••";
    }
}
