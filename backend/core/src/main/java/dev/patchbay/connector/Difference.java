package dev.patchbay.connector;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What differs between two {@link ConnectorDocument}s. Objects are compared field by field and auth methods by their key, any
 * other list as a whole: of scopes, a reader wants to see them all.
 */
final class Difference {

    private static final String METHODS = "/auth_methods";

    private final List<Change> changes = new ArrayList<>();

    private Difference() {}

    /** In the order of the newer document; what it lacks comes after what it has. */
    static List<Change> between(ObjectNode older, ObjectNode newer) {
        Difference difference = new Difference();
        difference.compareFields("", older, newer);
        return List.copyOf(difference.changes);
    }

    private void compare(String path, @Nullable JsonNode from, @Nullable JsonNode to) {
        if (from instanceof ObjectNode older && to instanceof ObjectNode newer) {
            compareFields(path, older, newer);
        } else if (path.equals(METHODS) && from != null && to != null) {
            compareMethods(from, to);
        } else if (from == null || !from.equals(to)) {
            changes.add(new Change(path, from, to));
        }
    }

    private void compareFields(String path, ObjectNode older, ObjectNode newer) {
        newer.properties().forEach(field -> {
            String name = field.getKey();
            compare(path + "/" + escaped(name), older.get(name), field.getValue());
        });
        older.properties().forEach(field -> {
            if (!newer.has(field.getKey())) {
                compare(path + "/" + escaped(field.getKey()), field.getValue(), null);
            }
        });
    }

    /** Methods that only changed places are no fields that changed: then the list is shown as a whole. */
    private void compareMethods(JsonNode from, JsonNode to) {
        Map<String, Integer> older = places(from);
        Map<String, Integer> newer = places(to);
        List<String> kept = newer.keySet().stream().filter(older::containsKey).toList();
        if (!kept.equals(older.keySet().stream().filter(newer::containsKey).toList())) {
            changes.add(new Change(METHODS, from, to));
            return;
        }
        newer.forEach((key, place) -> {
            Integer before = older.get(key);
            compare(METHODS + "/" + place, before == null ? null : from.get(before), to.get(place));
        });
        older.forEach((key, place) -> {
            if (!newer.containsKey(key)) {
                compare(METHODS + "/" + place, from.get(place), null);
            }
        });
    }

    private static Map<String, Integer> places(JsonNode methods) {
        Map<String, Integer> places = new LinkedHashMap<>();
        for (int i = 0; i < methods.size(); i++) {
            places.put(methods.path(i).path("key").asString(""), i);
        }
        return places;
    }

    /** RFC 6901, section 3. */
    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
