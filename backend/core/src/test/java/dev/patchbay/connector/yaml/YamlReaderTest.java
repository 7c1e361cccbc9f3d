package dev.patchbay.connector.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class YamlReaderTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    static Stream<Arguments> documents() {
        return Stream.of(
                Arguments.of("a: 1\nb: [x, 2.5, -7]\n", "{\"a\":1,\"b\":[\"x\",2.5,-7]}"),
                Arguments.of("a: ~\nb: null\nc:\nd: ''", "{\"a\":null,\"b\":null,\"c\":null,\"d\":\"\"}"),
                Arguments.of(
                        "a: true\nb: False\nc: yes\nd: off", "{\"a\":true,\"b\":false,\"c\":\"yes\",\"d\":\"off\"}"),
                Arguments.of(
                        "a: 0123\nb: 0x1f\nc: 1:30\nd: 2022-06-28\ne: 1_000\nf: .inf\ng: +1",
                        "{\"a\":\"0123\",\"b\":\"0x1f\",\"c\":\"1:30\",\"d\":\"2022-06-28\",\"e\":\"1_000\",\"f\":\".inf\",\"g\":\"+1\"}"),
                Arguments.of(
                        "a: 1e3\nb: '1e3'\nc: 12345678901234567890",
                        "{\"a\":1e3,\"b\":\"1e3\",\"c\":12345678901234567890}"),
                Arguments.of("a: |\n  x\n   y\nb: >-\n  x\n  y\n", "{\"a\":\"x\\n y\\n\",\"b\":\"x y\"}"),
                Arguments.of("%YAML 1.2\n---\n# a comment\n200: x\n...\n", "{\"200\":\"x\"}"),
                Arguments.of("a: &it {b: 1}\nc: [*it, *it]", "{\"a\":{\"b\":1},\"c\":[{\"b\":1},{\"b\":1}]}"),
                Arguments.of("\ufeff{\"a\": \"\\ud83d\\ude42\", \"b\":[{},[]]}", "{\"a\":\"🙂\",\"b\":[{},[]]}"));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void a_document_means_this_json(String yaml, String json) {
        assertThat(YamlReader.read(yaml)).isEqualTo(JSON.readTree(json));
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("", "no document", 1, 1),
                Arguments.of("# nothing\n", "no document", 2, 1),
                Arguments.of("a: secret\nb: [secret\n", "not well-formed", 3, 1),
                Arguments.of("a: 'secret", "not well-formed", 1, 11),
                Arguments.of("a: x\n b: secret", "not well-formed", 2, 3),
                Arguments.of("a:\n\t- secret", "not well-formed", 2, 1),
                Arguments.of("a: 1\nb: 2\na: secret", "twice", 3, 1),
                Arguments.of("a: 1\n\"\\x61\": secret", "twice", 2, 1),
                Arguments.of("a: 1\n---\nb: secret", "second begins", 2, 1),
                Arguments.of("a: !!java.net.URL [\"https://secret.test\"]", "Tags", 1, 4),
                Arguments.of("a: !!str secret", "Tags", 1, 4),
                Arguments.of("!secret\na: 1", "Tags", 1, 1),
                Arguments.of("!!str secret: 1", "Tags", 1, 1),
                Arguments.of("a: *secret", "anchor", 1, 4),
                Arguments.of("a: &secret [*secret]", "anchor", 1, 13),
                Arguments.of("a: &s {b: 1}\nc:\n  <<: *s", "Merge keys", 3, 3),
                Arguments.of("[secret]: 1", "Each key is a text", 1, 1),
                Arguments.of("a: 1e999", "number is too large", 1, 4),
                Arguments.of("a: " + "9".repeat(5000), "number is too large", 1, 4),
                Arguments.of("a: " + "[".repeat(50), "50 levels", 1, 53),
                Arguments.of("a: 1\nb: secret\u0007", "control character", 2, 10),
                Arguments.of("x".repeat(1024 * 1024 + 1), "1 MiB", 1, 1024 * 1024 + 1));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void what_cannot_be_read_is_told_with_its_place_and_without_its_content(
            String yaml, String why, int line, int column) {
        assertThatThrownBy(() -> YamlReader.read(yaml))
                .isInstanceOf(MalformedYaml.class)
                .hasMessageContaining(why)
                .hasMessageEndingWith(", near line " + line + ", column " + column + ".")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aliases_do_not_make_much_of_a_little() {
        StringBuilder laughs = new StringBuilder("a: &l0 [" + "x,".repeat(1000) + "]\n");
        for (int i = 1; i < 9; i++) {
            laughs.append("b%d: &l%d [%s]\n".formatted(i, i, ("*l" + (i - 1) + ",").repeat(5)));
        }
        String quadratic = "a: &a " + "x".repeat(500_000) + "\nb: [*a, *a, *a, *a]";
        String many = "a: &a x\nb: [" + "*a, ".repeat(51) + "]";

        assertThatThrownBy(() -> YamlReader.read(laughs.toString())).hasMessageContaining("written out");
        assertThatThrownBy(() -> YamlReader.read(quadratic)).hasMessageContaining("written out");
        assertThatThrownBy(() -> YamlReader.read(many)).hasMessageContaining("50 aliases");
    }

    @Test
    void bytes_that_are_not_utf8_have_a_place_too() {
        byte[] latin = "name: x\nb: caf\u00e9".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> YamlReader.read(latin)).hasMessage("This is not UTF-8, near line 2, column 7.");
        assertThat(YamlReader.read("b: caf\u00e9".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(JSON.readTree("{\"b\":\"café\"}"));
    }

    @Property(tries = 3000)
    void whatever_comes_is_read_or_refused(@ForAll("noise") String text) {
        try {
            assertThat(YamlReader.read(text)).isNotNull();
        } catch (MalformedYaml e) {
            assertThat(e.sentence()).matches("[A-Z][^\\n]*, near line \\d+, column \\d+\\.");
        }
    }

    @Provide
    Arbitrary<String> noise() {
        return Arbitraries.of(
                        "a",
                        ": ",
                        ":",
                        "-",
                        "- ",
                        "?",
                        "? ",
                        "\n",
                        "\n  ",
                        " ",
                        "\t",
                        "[",
                        "]",
                        "{",
                        "}",
                        ",",
                        "&x ",
                        "*x",
                        "!",
                        "!!",
                        "!<",
                        ">",
                        "|",
                        "|+",
                        "2",
                        "'",
                        "\"",
                        "\\",
                        "\\U00110000",
                        "\\x4",
                        "%",
                        "%YAML 1.2",
                        "---",
                        "...",
                        "%TAG ! !",
                        "#",
                        "<<",
                        "~",
                        "\ufeff",
                        "\u2028",
                        "\u0085",
                        "\ud800",
                        "\r",
                        "\0",
                        "@",
                        "`",
                        "1e9")
                .list()
                .ofMaxSize(20)
                .map(parts -> String.join("", parts));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "~", "# x\n--- "})
    void a_document_may_hold_nothing(String yaml) {
        assertThat(YamlReader.read(yaml).isNull()).isTrue();
    }
}
