package dev.patchbay.console.part;

import com.vaadin.flow.component.textfield.TextArea;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** Names with values, one pair to a line. */
public final class PairsField extends TextArea {

    public PairsField(String label, Map<String, String> pairs) {
        super(label);
        addClassName("pairs");
        setHelperText("One to a line, as name=value.");
        setValue(new TreeMap<>(pairs)
                .entrySet().stream()
                        .map(pair -> pair.getKey() + "=" + pair.getValue())
                        .collect(Collectors.joining("\n")));
    }

    /** The pairs in the order of the lines; a line without an equals sign names an empty value. */
    public Map<String, String> pairs() {
        Map<String, String> pairs = new LinkedHashMap<>();
        getValue().lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
            int equals = line.indexOf('=');
            String name = equals < 0 ? line : line.substring(0, equals).strip();
            pairs.put(name, equals < 0 ? "" : line.substring(equals + 1).strip());
        });
        return pairs;
    }

    /** Writes the pairs into an object of that name, which goes when there are none. */
    public void write(ObjectNode json, String name) {
        json.remove(name);
        pairs().forEach((key, value) -> json.withObject("/" + name).put(key, value));
    }
}
