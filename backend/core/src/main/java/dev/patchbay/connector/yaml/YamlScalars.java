package dev.patchbay.connector.yaml;

import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.events.ScalarEvent;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What a word without quotes is. As in the core schema of YAML 1.2 (section 10.3.2), with numbers as JSON writes them: {@code yes},
 * {@code 0123}, {@code 2022-06-28} and {@code 1:30} are texts.
 */
final class YamlScalars {

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private YamlScalars() {}

    /** Nothing when it is a number too large to be kept. */
    static Optional<JsonNode> read(ScalarEvent scalar) {
        String text = scalar.getValue();
        if (!scalar.isPlain()) {
            return Optional.of(JSON.stringNode(text));
        }
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> Optional.of(JSON.nullNode());
            case "true", "True", "TRUE" -> Optional.of(JSON.booleanNode(true));
            case "false", "False", "FALSE" -> Optional.of(JSON.booleanNode(false));
            default -> NUMBER.matcher(text).matches() ? number(text) : Optional.of(JSON.stringNode(text));
        };
    }

    private static Optional<JsonNode> number(String text) {
        try {
            return Optional.of(JsonMapper.shared().readTree(text))
                    .filter(number -> !number.isFloatingPointNumber() || Double.isFinite(number.doubleValue()));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
