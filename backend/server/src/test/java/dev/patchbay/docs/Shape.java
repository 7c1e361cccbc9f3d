package dev.patchbay.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Compares JSON by its shape: the same keys with the same types; ids and times differ, words that programs rely on do not. */
final class Shape {

    private static final Set<String> EXACT = Set.of("type", "code", "status", "revocation", "field");

    private Shape() {}

    static void check(String where, JsonNode shown, JsonNode actual) {
        assertThat(actual.getNodeType())
                .as("%s: the type, in %s", where, actual)
                .isEqualTo(shown.getNodeType());
        if (shown.isObject()) {
            assertThat(actual.propertyNames())
                    .as("%s: the fields", where)
                    .containsExactlyInAnyOrderElementsOf(shown.propertyNames());
            for (String name : shown.propertyNames()) {
                check(where + " " + name, shown.get(name), actual.get(name));
                if (EXACT.contains(name) && shown.get(name).isValueNode()) {
                    assertThat(actual.get(name)).as("%s %s", where, name).isEqualTo(shown.get(name));
                }
            }
        } else if (shown.isArray()) {
            assertThat(actual.size()).as("%s: how many entries", where).isEqualTo(shown.size());
            for (int i = 0; i < shown.size(); i++) {
                check(where + "[" + i + "]", shown.get(i), actual.get(i));
            }
        }
    }
}
