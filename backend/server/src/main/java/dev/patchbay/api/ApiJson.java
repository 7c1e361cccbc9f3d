package dev.patchbay.api;

import dev.patchbay.connector.DefinitionJson;
import dev.patchbay.problem.FieldError;
import dev.patchbay.problem.InvalidInput;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what callers send. A document that is not JSON is malformed; one of the wrong shape is invalid by field. */
final class ApiJson {

    static final JsonMapper MAPPER = DefinitionJson.strict();

    private ApiJson() {}

    /** @throws InvalidInput naming the field, {@code prefix} before it */
    static <T> T bind(JsonNode tree, Class<T> type, String prefix) {
        return named(prefix, () -> MAPPER.treeToValue(tree, type));
    }

    static <T> T named(String prefix, Supplier<T> binding) {
        try {
            return binding.get();
        } catch (JacksonException e) {
            throw invalid(e, prefix);
        }
    }

    /** What a wrong shape means to its author; never the value that was sent. */
    static InvalidInput invalid(JacksonException e, String prefix) {
        String path = path(e.getPath());
        String field =
                prefix.isEmpty() ? path : path.isEmpty() ? prefix : prefix + (path.startsWith("[") ? "" : ".") + path;
        String named = e instanceof InvalidTypeIdException ? (field.isEmpty() ? "type" : field + ".type") : field;
        String shown = named.isEmpty() ? "body" : named;
        return e instanceof UnrecognizedPropertyException
                ? new InvalidInput(shown, "unknown_field", "There is no field '" + shown + "'.")
                : new InvalidInput(shown, "type", "'" + shown + "' has the wrong type or an unknown value.");
    }

    private static String path(List<JacksonException.Reference> references) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference reference : references) {
            String name = reference.getPropertyName();
            if (name == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(printable(name));
            }
        }
        return path.toString();
    }

    /** A caller's own field name, fit to be repeated. */
    private static String printable(String name) {
        String clean = name.replaceAll("[^\\x21-\\x7e]", "?");
        return clean.substring(0, Math.min(clean.length(), 60));
    }

    /**
     * Refuses texts that cannot be kept as they are: half of a surrogate pair, which has no UTF-8, and the character NUL.
     *
     * @throws InvalidInput naming the field
     */
    static JsonNode requireText(JsonNode tree) {
        requireText(tree, "");
        return tree;
    }

    private static void requireText(JsonNode node, String path) {
        switch (node) {
            case ObjectNode object ->
                object.properties().forEach(field -> {
                    String name = printable(field.getKey());
                    String at = path.isEmpty() ? name : path + "." + name;
                    requireText(field.getKey(), at);
                    requireText(field.getValue(), at);
                });
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    requireText(array.path(i), path + "[" + i + "]");
                }
            }
            default -> {
                if (node.isString()) {
                    requireText(node.asString(), path.isEmpty() ? "body" : path);
                }
            }
        }
    }

    private static void requireText(String text, String path) {
        boolean broken =
                text.codePoints().anyMatch(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        if (broken) {
            throw new InvalidInput(
                    path, "characters", "'" + path + "' holds the character NUL or half of a surrogate pair.");
        }
    }

    static FieldError malformed(JacksonException e) {
        var location = e.getLocation();
        String where =
                location == null ? "" : " near line " + location.getLineNr() + ", column " + location.getColumnNr();
        return new FieldError(
                "body",
                "malformed_json",
                "Send one well-formed JSON object in UTF-8, each field once; it breaks" + where + ".");
    }
}
