package dev.patchbay.api;

import dev.patchbay.connector.DefinitionJson;
import dev.patchbay.connector.catalog.CatalogEntry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Lays what a caller gives over an app of the catalog. */
final class CatalogOverrides {

    private CatalogOverrides() {}

    /**
     * The entry as a body of its own, each field that is given in place of the entry's. An auth method that is given under the
     * key of one of the entry's changes that one; any other is added.
     */
    static ConnectorBody over(CatalogEntry entry, ConnectorBody given) {
        return new ConnectorBody(
                null,
                or(given.name(), entry.name()),
                or(given.slug(), entry.slug()),
                or(given.description(), entry.description()),
                or(given.domain(), entry.domain()),
                given.visibility(),
                or(given.iconUrl(), entry.icon().path()),
                or(given.baseUrl(), entry.definition().baseUrl()),
                or(given.categories(), entry.categories()),
                methods(entry, given.authMethods()),
                or(given.verification(), entry.definition().verification()),
                given.actions(),
                given.events(),
                given.limits());
    }

    private static List<JsonNode> methods(CatalogEntry entry, @Nullable List<JsonNode> given) {
        List<JsonNode> methods = new ArrayList<>();
        entry.definition().authMethods().forEach(method -> methods.add(DefinitionJson.tree(method)));
        for (JsonNode method : given == null ? List.<JsonNode>of() : given) {
            int at = indexOf(methods, keyOf(method));
            if (at >= 0 && at < entry.definition().authMethods().size() && method instanceof ObjectNode changes) {
                if (changes.path("default").asBoolean(false)) {
                    methods.forEach(other -> ((ObjectNode) other).put("default", false));
                }
                methods.set(at, ((ObjectNode) methods.get(at)).setAll(changes));
            } else {
                methods.add(method);
            }
        }
        return methods;
    }

    private static int indexOf(List<JsonNode> methods, String key) {
        for (int i = 0; i < methods.size(); i++) {
            if (keyOf(methods.get(i)).equals(key)) {
                return i;
            }
        }
        return -1;
    }

    /** As everywhere: the type, where no key is given. */
    private static String keyOf(@Nullable JsonNode method) {
        return method == null
                ? ""
                : method.path("key").asString(method.path("type").asString(""));
    }

    private static <T extends @Nullable Object> T or(@Nullable T given, T otherwise) {
        return given == null ? otherwise : given;
    }
}
