package dev.patchbay.console.connectors;

import com.vaadin.flow.component.textfield.TextArea;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.DefinitionJson;
import dev.patchbay.problem.InvalidInput;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Every part of an auth method that has no input of its own, in the JSON of the API. */
public final class OtherParts extends TextArea {

    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** What errors of the JSON itself are told of. */
    public static final String NAME = "others";

    private static final Set<String> ALWAYS_SHOWN = Set.of("type", "key", "label", "default");

    public OtherParts(AuthMethod method, Set<String> shownElsewhere) {
        super("Everything else, as JSON");
        addClassNames("wide", "json");
        setWidthFull();
        setMinRows(4);
        setHelperText("Captures and quirks of the app by their names in the API, such as"
                + " {\"captures\": [{\"name\": \"team\", \"from\": \"token\", \"at\": \"/team/id\"}]}.");
        ObjectNode others = (ObjectNode) DefinitionJson.tree(method).deepCopy();
        others.remove(ALWAYS_SHOWN);
        others.remove(shownElsewhere);
        others.removeNulls();
        setValue(others.isEmpty() ? "" : PRETTY.writeValueAsString(others));
    }

    /** @throws InvalidInput when it is no JSON object */
    ObjectNode read() {
        if (getValue().isBlank()) {
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            if (PRETTY.readTree(getValue()) instanceof ObjectNode object) {
                object.remove(ALWAYS_SHOWN);
                return object;
            }
        } catch (JacksonException e) {
            // Said below.
        }
        throw notAnObject();
    }

    /** @throws InvalidInput when a part is unknown or of the wrong kind */
    public AuthMethod laidOver(AuthMethod method, Set<String> shownElsewhere) {
        ObjectNode others = read();
        try {
            return DefinitionJson.edited(method, json -> {
                for (String name : json.propertyNames().stream().toList()) {
                    if (!ALWAYS_SHOWN.contains(name) && !shownElsewhere.contains(name)) {
                        json.remove(name);
                    }
                }
                others.properties().stream()
                        .filter(part -> !shownElsewhere.contains(part.getKey()))
                        .forEach(part -> json.set(part.getKey(), part.getValue()));
            });
        } catch (JacksonException e) {
            throw new InvalidInput(NAME, "type", sentence(e));
        }
    }

    private static String sentence(JacksonException fault) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : fault.getPath()) {
            String name = step.getPropertyName();
            path.append(name == null ? "[" + step.getIndex() + "]" : path.isEmpty() ? name : "." + name);
        }
        if (path.isEmpty()) {
            return "One of these is no part of such a method, or not of the right kind.";
        }
        return fault instanceof UnrecognizedPropertyException
                ? path + " is no part of such a method."
                : path + " is not of the right kind.";
    }

    private static InvalidInput notAnObject() {
        return new InvalidInput(NAME, "malformed_json", "Write one JSON object, such as {\"captures\": []}.");
    }
}
