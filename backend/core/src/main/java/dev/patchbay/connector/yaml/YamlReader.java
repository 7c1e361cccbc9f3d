package dev.patchbay.connector.yaml;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.reader.ReaderException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads one YAML document as the JSON that it means. It is taken for a stranger's: there are no tags and no merge keys, each key
 * stands once, and neither nesting nor aliases can make much of a small text.
 */
public final class YamlReader {

    /** 1 MiB. */
    public static final int LONGEST = 1024 * 1024;

    private static final int DEEPEST = 50;
    private static final String BROKEN = "This is not well-formed YAML";

    private final Iterator<Event> events;
    private final Anchors anchors = new Anchors();

    private YamlReader(Iterator<Event> events) {
        this.events = events;
    }

    /**
     * Reads UTF-8.
     *
     * @throws MalformedYaml when it is not one document of this kind
     */
    public static JsonNode read(byte[] document) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer text = CharBuffer.allocate(document.length + 1);
        boolean broken = decoder.decode(ByteBuffer.wrap(document), text, true).isError();
        text.flip();
        if (broken) {
            throw MalformedYaml.after(text, "This is not UTF-8");
        }
        return read(text.toString());
    }

    /** @throws MalformedYaml when it is not one document of this kind */
    public static JsonNode read(String text) {
        if (text.length() > LONGEST) {
            throw MalformedYaml.after(text.subSequence(0, LONGEST), "A document has at most 1 MiB");
        }
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LONGEST + 1);
        try {
            return new YamlReader(
                            new Yaml(options).parse(new StringReader(text)).iterator())
                    .document();
        } catch (MarkedYAMLException e) {
            throw at(e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark(), BROKEN);
        } catch (ReaderException e) {
            int read = Math.min(e.getPosition(), text.codePointCount(0, text.length()));
            throw MalformedYaml.after(
                    text.subSequence(0, text.offsetByCodePoints(0, read)), "This holds a control character");
        } catch (YAMLException e) {
            throw new MalformedYaml(BROKEN, 1, 1);
        }
    }

    private JsonNode document() {
        events.next();
        Event first = events.next();
        if (first.is(Event.ID.StreamEnd)) {
            throw at(first, "There is no document");
        }
        JsonNode root = node(events.next(), 0);
        events.next();
        Event end = events.next();
        if (!end.is(Event.ID.StreamEnd)) {
            throw at(end, "Send one document; a second begins");
        }
        return root;
    }

    private JsonNode node(Event event, int depth) {
        if (event instanceof AliasEvent alias) {
            return anchors.again(alias);
        }
        long before = anchors.size();
        anchors.grow(1, event);
        JsonNode node = switch (event) {
            case ScalarEvent scalar -> scalar(scalar);
            case MappingStartEvent mapping -> mapping(mapping, depth + 1);
            case CollectionStartEvent sequence -> sequence(sequence, depth + 1);
            default -> throw at(event, BROKEN);
        };
        anchors.note(event, node, before);
        return node;
    }

    private JsonNode scalar(ScalarEvent scalar) {
        requireNoTag(scalar.getTag(), scalar);
        anchors.grow(scalar.getValue().length(), scalar);
        return YamlScalars.read(scalar).orElseThrow(() -> at(scalar, "This number is too large"));
    }

    private ObjectNode mapping(MappingStartEvent start, int depth) {
        requireNoTag(start.getTag(), start);
        requireShallow(depth, start);
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Event event = events.next(); !event.is(Event.ID.MappingEnd); event = events.next()) {
            if (!(event instanceof ScalarEvent key)) {
                throw at(event, "Each key is a text");
            }
            requireNoTag(key.getTag(), key);
            if (key.isPlain() && key.getValue().equals("<<")) {
                throw at(key, "Merge keys are not read; write the fields out");
            }
            if (object.has(key.getValue())) {
                throw at(key, "A key stands twice");
            }
            anchors.grow(key.getValue().length() + 1, key);
            object.set(key.getValue(), node(events.next(), depth));
        }
        return object;
    }

    private ArrayNode sequence(CollectionStartEvent start, int depth) {
        requireNoTag(start.getTag(), start);
        requireShallow(depth, start);
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Event event = events.next(); !event.is(Event.ID.SequenceEnd); event = events.next()) {
            array.add(node(event, depth));
        }
        return array;
    }

    private static void requireNoTag(@Nullable String tag, Event event) {
        if (tag != null) {
            throw at(event, "Tags are not read; leave out what begins with an exclamation mark");
        }
    }

    private static void requireShallow(int depth, Event event) {
        if (depth > DEEPEST) {
            throw at(event, "A document is nested at most " + DEEPEST + " levels deep");
        }
    }

    static MalformedYaml at(Event event, String what) {
        return at(event.getStartMark(), what);
    }

    private static MalformedYaml at(@Nullable Mark mark, String what) {
        return mark == null
                ? new MalformedYaml(what, 1, 1)
                : new MalformedYaml(what, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
