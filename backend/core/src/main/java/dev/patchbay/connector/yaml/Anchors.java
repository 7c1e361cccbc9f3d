package dev.patchbay.connector.yaml;

import java.util.HashMap;
import java.util.Map;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import tools.jackson.databind.JsonNode;

/** The parts of a document that it may use again, and how large it is with all of that written out. */
final class Anchors {

    private static final int MOST_ALIASES = 50;

    /** Only aliases make a document larger than its text: without them, a character adds two at most. */
    private static final long LARGEST = 2L * YamlReader.LONGEST;

    private final Map<String, Anchored> parts = new HashMap<>();
    private int aliases;
    private long size;

    private record Anchored(JsonNode node, long size) {}

    /** Characters and nodes that have been read so far. */
    long size() {
        return size;
    }

    /** @throws MalformedYaml at this place, when it has become too large */
    void grow(long by, Event event) {
        size += by;
        if (size > LARGEST) {
            throw YamlReader.at(event, "With its aliases written out, this document is too large");
        }
    }

    /**
     * Keeps a part that has an anchor. It is known only now that it has been read whole, so that nothing holds itself.
     *
     * @param before the size before it was read
     */
    void note(Event start, JsonNode node, long before) {
        String name = start instanceof NodeEvent part ? part.getAnchor() : null;
        if (name != null) {
            parts.put(name, new Anchored(node, size - before));
        }
    }

    /** The part that an alias stands for. */
    JsonNode again(AliasEvent alias) {
        Anchored part = parts.get(alias.getAnchor());
        if (part == null) {
            throw YamlReader.at(alias, "Nothing before this has the anchor that is named");
        }
        if (++aliases > MOST_ALIASES) {
            throw YamlReader.at(alias, "A document has at most " + MOST_ALIASES + " aliases");
        }
        grow(part.size(), alias);
        return part.node().deepCopy();
    }
}
