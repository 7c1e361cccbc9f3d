package dev.patchbay.connector.yaml;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import tools.jackson.databind.JsonNode;

/**
 * Writes JSON as a YAML document for people and for version control: a line for each value, in the order that is given, without
 * anchors. A text that some reader of YAML would take for something else stands in quotes.
 */
public final class YamlWriter {

    /** Booleans, octal numbers and the default key of readers other than the one that writes this. */
    private static final Pattern ELSEWHERE = Pattern.compile("[yYnN]|0o[0-7]+|=");

    /** What no editor and no reader changes: no tab, no line end but one, no space that looks like another. */
    private static final Pattern PLAIN_SIGNS =
            Pattern.compile("[\\x20-\\x7e\\xa1-\\u1fff\\u2010-\\u2027\\u3001-\\ud7ff\\x{1f000}-\\x{1ffff}\\n]*");

    private YamlWriter() {}

    /** The document; a newline ends it. */
    public static String write(JsonNode tree) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(FlowStyle.BLOCK);
        options.setIndent(2);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        options.setSplitLines(false);
        StringWriter written = new StringWriter();
        new Yaml(options).serialize(node(tree), written);
        return written.toString();
    }

    private static Node node(JsonNode json) {
        if (json.isObject()) {
            List<NodeTuple> fields = new ArrayList<>();
            json.properties().forEach(field -> fields.add(new NodeTuple(text(field.getKey()), node(field.getValue()))));
            return new MappingNode(Tag.MAP, fields, FlowStyle.BLOCK);
        }
        if (json.isArray()) {
            List<Node> entries = json.valueStream().map(YamlWriter::node).toList();
            return new SequenceNode(Tag.SEQ, entries, FlowStyle.BLOCK);
        }
        if (json.isString()) {
            return text(json.asString());
        }
        return scalar(kind(json), json.toString(), ScalarStyle.PLAIN);
    }

    private static Tag kind(JsonNode json) {
        return json.isNull() ? Tag.NULL : json.isBoolean() ? Tag.BOOL : json.isIntegralNumber() ? Tag.INT : Tag.FLOAT;
    }

    private static ScalarNode text(String text) {
        return scalar(Tag.STR, text, style(text));
    }

    private static ScalarStyle style(String text) {
        if (!PLAIN_SIGNS.matcher(text).matches()) {
            return ScalarStyle.DOUBLE_QUOTED;
        }
        if (text.indexOf('\n') >= 0) {
            return isBlock(text) ? ScalarStyle.LITERAL : ScalarStyle.DOUBLE_QUOTED;
        }
        return ELSEWHERE.matcher(text).matches() ? ScalarStyle.SINGLE_QUOTED : ScalarStyle.PLAIN;
    }

    /** Code, JSON or a message to sign, with its indentation; where spaces or lines are at the edges, quotes show them better. */
    private static boolean isBlock(String text) {
        return !text.startsWith(" ")
                && !text.startsWith("\n")
                && !text.endsWith(" ")
                && !text.endsWith("\n\n")
                && !text.contains(" \n");
    }

    private static ScalarNode scalar(Tag tag, String text, ScalarStyle style) {
        return new ScalarNode(tag, text, null, null, style);
    }
}
