package dev.patchbay.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.connector.Capture;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class CapturedTest {

    private static final List<Capture> CAPTURES = List.of(
            new Capture("id", Capture.Source.TOKEN, "/account/id", null),
            new Capture("host", Capture.Source.TOKEN, "/host", "[a-z]+\\.acme\\.test"),
            new Capture("shop", Capture.Source.CALLBACK, "shop", "[a-z]+"));

    @Test
    void what_an_answer_tells_is_taken_by_its_place() {
        assertThat(token("{\"account\":{\"id\":42},\"host\":\"eu.acme.test\",\"shop\":\"blue\"}"))
                .isEqualTo(Map.of("id", "42", "host", "eu.acme.test"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "{\"account\":{\"id\":null}}",
                "{\"account\":{\"id\":{}}}",
                "{\"account\":{\"id\":true}}",
                "{\"account\":{\"id\":\"\"}}",
                "{\"account\":{\"id\":\"a\\nb\"}}",
                "{\"account\":{\"id\":\"a\\u0000\"}}",
                "{\"host\":\"evil.test\"}",
                "{\"host\":\"eu.acme.test.evil.test\"}",
                "{\"host\":\"x eu.acme.test\"}"
            })
    void what_is_missing_or_does_not_fit_is_left_out(String answer) {
        assertThat(token(answer)).isEmpty();
    }

    @Test
    void a_value_has_an_end() {
        assertThat(token("{\"account\":{\"id\":\"" + "x".repeat(1_000) + "\"}}"))
                .hasSize(1);
        assertThat(token("{\"account\":{\"id\":\"" + "x".repeat(1_001) + "\"}}"))
                .isEmpty();
    }

    @Property
    void parameters_of_a_callback_are_taken_only_as_their_author_allows(@ForAll String value) {
        Map<String, String> captured =
                Captured.from(Capture.Source.CALLBACK, CAPTURES, name -> name.equals("shop") ? value : "");

        assertThat(captured).isEqualTo(value.matches("[a-z]{1,1000}") ? Map.of("shop", value) : Map.of());
    }

    private static Map<String, String> token(String answer) {
        return Captured.from(Capture.Source.TOKEN, CAPTURES, JsonMapper.shared().readTree(answer));
    }
}
