package dev.patchbay.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TemplateTest {

    @Test
    void places_are_filled_and_other_braces_stay() {
        Template graphql = Template.of("{\"query\":\"{ viewer(id: \\\"{id}\\\") { name } }\", {}, {Name}, { id }}");

        assertThat(graphql.names()).containsExactly("id");
        assertThat(graphql.fill(Map.of("id", "7")))
                .isEqualTo("{\"query\":\"{ viewer(id: \\\"7\\\") { name } }\", {}, {Name}, { id }}");
    }

    @Test
    void a_name_of_more_than_forty_letters_is_none() {
        assertThat(Template.of("{" + "a".repeat(40) + "}").names()).hasSize(1);
        assertThat(Template.of("{" + "a".repeat(41) + "}").isPlain()).isTrue();
    }

    @Test
    void a_missing_value_is_an_error_and_an_empty_one_is_not() {
        assertThat(Template.of("{user}/token").fill(Map.of("user", ""))).isEqualTo("/token");
        assertThatExceptionOfType(Template.MissingValue.class)
                .isThrownBy(() -> Template.of("{user}/token").fill(Map.of()))
                .withMessageContaining("{user}");
    }

    /** A value is never read as a template itself: nothing that somebody enters can name another's secret. */
    @Property
    void a_value_is_taken_as_it_is(@ForAll String value) {
        assertThat(Template.of("a{x}b{y}").fill(Map.of("x", value + "{y}$1\\", "y", "secret")))
                .isEqualTo("a" + value + "{y}$1\\" + "bsecret");
    }
}
