package dev.patchbay.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class DifferenceTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void the_same_is_no_difference() {
        assertThat(paths("{\"a\":{\"b\":[1]}}", "{\"a\":{\"b\":[1]}}")).isEmpty();
    }

    @Test
    void objects_are_compared_by_field_and_lists_as_a_whole() {
        List<Change> changes = between("{\"a\":{\"b/c\":[1],\"gone\":1}}", "{\"a\":{\"b/c\":[1,2],\"n~w\":null}}");

        assertThat(JSON.writeValueAsString(changes)).isEqualTo("""
                [{"path":"/a/b~1c","from":[1],"to":[1,2]},{"path":"/a/n~0w","to":null},{"path":"/a/gone","from":1}]""");
    }

    @Test
    void a_change_of_kind_is_one_change() {
        assertThat(paths("{\"a\":{\"b\":1}}", "{\"a\":[1]}")).containsExactly("/a");
    }

    @Test
    void methods_are_told_apart_by_their_keys() {
        String older = methods("{\"key\":\"a\",\"x\":1}", "{\"key\":\"b\",\"x\":1}", "{\"key\":\"c\",\"x\":1}");

        assertThat(paths(older, methods("{\"key\":\"n\"}", "{\"key\":\"a\",\"x\":1}", "{\"key\":\"c\",\"x\":2}")))
                .containsExactly("/auth_methods/0", "/auth_methods/2/x", "/auth_methods/1");
        assertThat(paths(
                        older,
                        methods("{\"key\":\"b\",\"x\":1}", "{\"key\":\"a\",\"x\":1}", "{\"key\":\"c\",\"x\":1}")))
                .containsExactly("/auth_methods");
    }

    private static String methods(String... methods) {
        return "{\"auth_methods\":[" + String.join(",", methods) + "]}";
    }

    private static List<String> paths(String older, String newer) {
        return between(older, newer).stream().map(Change::path).toList();
    }

    private static List<Change> between(String older, String newer) {
        return Difference.between((ObjectNode) JSON.readTree(older), (ObjectNode) JSON.readTree(newer));
    }
}
