package dev.patchbay.connector;

import java.util.function.Consumer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.type.LogicalType;

/** The JSON form of definitions, the same in the API, in exports and in the database. */
public final class DefinitionJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    private DefinitionJson() {}

    static String write(Definition definition) {
        return MAPPER.writeValueAsString(definition);
    }

    static Definition read(String json) {
        return MAPPER.readValue(json, Definition.class);
    }

    /** What {@link #tree(AuthMethod)} wrote. */
    public static AuthMethod method(String json) {
        return MAPPER.readValue(json, AuthMethod.class);
    }

    /** The auth method as a JSON object, with its {@code type}. */
    public static JsonNode tree(AuthMethod method) {
        return MAPPER.valueToTree(method);
    }

    /** The auth method with some of its JSON fields written anew; all others stay. */
    public static AuthMethod edited(AuthMethod method, Consumer<ObjectNode> edit) {
        ObjectNode json = MAPPER.valueToTree(method);
        edit.accept(json);
        return MAPPER.treeToValue(json, AuthMethod.class);
    }

    public static JsonNode tree(Verification verification) {
        return MAPPER.valueToTree(verification);
    }

    public static JsonNode tree(CallLimits limits) {
        return MAPPER.valueToTree(limits);
    }

    /** The mapper that reads what callers send: no unknown field, no coercion between types. */
    public static JsonMapper strict() {
        return MAPPER;
    }
}
