package dev.patchbay.connector.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class YamlWriterTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void it_reads_well() {
        JsonNode tree = JSON.readTree("""
                {"name":"Acme","on":true,"list":[{"type":"hmac","message":"{method}\\n  {path}\\n\\n{body}","scopes":["a","b"]},7],
                 "none":[],"version":"2022-06-28","long":"%s"}""".formatted("many words ".repeat(30).strip()));

        assertThat(YamlWriter.write(tree))
                .isEqualTo("""
                name: Acme
                'on': true
                list:
                  - type: hmac
                    message: |-
                      {method}
                        {path}

                      {body}
                    scopes:
                      - a
                      - b
                  - 7
                none: []
                version: '2022-06-28'
                long: %s
                """.formatted("many words ".repeat(30).strip()));
    }

    @Test
    void the_same_part_twice_is_written_twice() {
        JsonNode part = JSON.readTree("[\"a long text that stands twice\"]");
        ObjectNode tree = JSON.createObjectNode();
        tree.set("a", part);
        tree.set("b", part);

        assertThat(YamlWriter.write(tree)).doesNotContain("&", "*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "NO",
                "y",
                "n",
                "on",
                "true",
                "Null",
                "null",
                "~",
                "",
                "0123",
                "0o17",
                "0x1f",
                "1e3",
                "1.5",
                "-7",
                "+7",
                "1_000",
                "1:30",
                "2022-06-28",
                ".inf",
                ".NaN",
                "=",
                "<<"
            })
    void what_another_reader_would_take_for_something_else_stands_in_quotes(String text) {
        String written = YamlWriter.write(JSON.createObjectNode().put("k", text));

        assertThat(written).matches("k: (['\"]).*\\1\\n");
        Object elsewhere = new Yaml(new SafeConstructor(new LoaderOptions())).load(written);
        assertThat(elsewhere).hasToString("{k=" + text + "}");
    }

    @Property(tries = 5000)
    void what_is_written_is_read_again(@ForAll("trees") JsonNode tree) {
        String written = YamlWriter.write(tree);

        assertThat(YamlReader.read(written)).as(written).isEqualTo(tree);
        assertThat(written).endsWith("\n");
    }

    /** Another reader, by other rules for words without quotes, reads the same texts. */
    @Property(tries = 2000)
    void every_text_is_a_text_for_another_reader_too(@ForAll("texts") String text) {
        String written = YamlWriter.write(JSON.createObjectNode().put("k", text));

        Map<String, Object> elsewhere = new Yaml(new SafeConstructor(new LoaderOptions())).load(written);
        assertThat(elsewhere).as(written).containsEntry("k", text);
    }

    @Provide
    Arbitrary<ObjectNode> trees() {
        return objects(node(3));
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> odd = Arbitraries.of(
                        "a",
                        "x y",
                        " ",
                        "  ",
                        "\n",
                        "\n\n",
                        "\t",
                        "\r",
                        ": ",
                        ":",
                        " #",
                        "#",
                        "- ",
                        "-",
                        "---",
                        "...",
                        "'",
                        "\"",
                        "\\",
                        "{",
                        "}",
                        "[",
                        "]",
                        ",",
                        "&",
                        "*",
                        "!",
                        "|",
                        ">",
                        "%",
                        "@",
                        "`",
                        "?",
                        "=",
                        "~",
                        "0",
                        "1e3",
                        "yes",
                        "null",
                        "<<",
                        "é",
                        "漢",
                        "🙂",
                        "\u00a0",
                        "\u0085",
                        "\u2028",
                        "\ufeff",
                        "\u0007",
                        "\u007f",
                        "\u200b",
                        "{a}",
                        "https://a.test/")
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
        Arbitrary<String> any = Arbitraries.strings()
                .ofMaxLength(30)
                .filter(text -> text.codePoints()
                        .noneMatch(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
        return Arbitraries.oneOf(odd, any);
    }

    private Arbitrary<JsonNode> node(int depth) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        Arbitrary<JsonNode> leaf = Arbitraries.oneOf(List.of(
                texts().map(text -> (JsonNode) make.stringNode(text)),
                Arbitraries.of(true, false).map(value -> (JsonNode) make.booleanNode(value)),
                Arbitraries.longs().map(value -> JSON.readTree(Long.toString(value))),
                Arbitraries.doubles().map(value -> JSON.readTree(JSON.writeValueAsString(value))),
                Arbitraries.bigIntegers().map(value -> JSON.readTree(value.toString())),
                Arbitraries.just((JsonNode) make.nullNode())));
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<JsonNode> lists = Arbitraries.lazy(() -> node(depth - 1))
                .list()
                .ofMaxSize(3)
                .map(entries -> make.arrayNode().addAll(entries));
        return Arbitraries.oneOf(
                leaf, lists, objects(Arbitraries.lazy(() -> node(depth - 1))).map(object -> object));
    }

    private Arbitrary<ObjectNode> objects(Arbitrary<JsonNode> values) {
        return Arbitraries.maps(texts(), values)
                .ofMaxSize(4)
                .map(fields -> JSON.createObjectNode().setAll(fields));
    }
}
