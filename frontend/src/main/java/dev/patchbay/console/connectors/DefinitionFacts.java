package dev.patchbay.console.connectors;

import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.CallLimits;
import dev.patchbay.connector.Definition;
import dev.patchbay.connector.DefinitionJson;
import dev.patchbay.connector.Verification;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A definition in words, fact by fact, so that two of them can be laid side by side. */
final class DefinitionFacts {

    /** One fact that differs; an empty side has none. */
    record Difference(String fact, String before, String after) {}

    private static final Set<String> NAMED_ABOVE = Set.of("type", "key", "label", "default");

    private static final Set<String> ABBREVIATIONS = Set.of("url", "pkce", "id", "api");

    private final Map<String, String> facts = new LinkedHashMap<>();

    private DefinitionFacts(Definition definition) {
        put("API base URL", definition.baseUrl());
        Verification verification = definition.verification();
        if (verification != null) {
            put("Verification call", verification.method() + " " + verification.path());
            put("Verification answers", verification.expectStatus().toString());
            put("Verification account", String.valueOf(verification.account()));
            put("Verification headers", verification.headers().toString());
            put("Verification body", verification.body());
            put("Verification expects", verification.expect().toString());
        }
        CallLimits limits = definition.limits();
        if (limits != null) {
            putPart("Limits", DefinitionJson.tree(limits));
        }
        definition.authMethods().forEach(this::putMethod);
        definition
                .actions()
                .forEach(action -> put("Action " + action.path("name").asString(""), action.toString()));
        definition.events().forEach(event -> put("Event " + event.path("name").asString(""), event.toString()));
    }

    static List<Difference> differences(Definition before, Definition after) {
        Map<String, String> old = new DefinitionFacts(before).facts;
        Map<String, String> newer = new DefinitionFacts(after).facts;
        Set<String> all = new LinkedHashSet<>(old.keySet());
        all.addAll(newer.keySet());
        List<Difference> differences = new ArrayList<>();
        for (String fact : all) {
            String was = old.getOrDefault(fact, "");
            String is = newer.getOrDefault(fact, "");
            if (!was.equals(is)) {
                differences.add(new Difference(fact, was, is));
            }
        }
        return differences;
    }

    private void putMethod(AuthMethod method) {
        String at = MethodKind.of(method).label() + " (" + method.key() + "): ";
        put(at + "offered", method.title() + (method.isDefault() ? ", the default" : ""));
        JsonNode json = DefinitionJson.tree(method);
        json.properties().stream()
                .filter(part -> !NAMED_ABOVE.contains(part.getKey()))
                .forEach(part -> putPart(at + words(part.getKey()), part.getValue()));
    }

    /** Whatever a method consists of is shown: all of it decides where credentials go and what is done with them. */
    private void putPart(String fact, JsonNode value) {
        if (value.isObject()) {
            value.properties().forEach(part -> putPart(fact + ", " + words(part.getKey()), part.getValue()));
        } else if (value.isArray() && value.valueStream().anyMatch(JsonNode::isObject)) {
            for (int i = 0; i < value.size(); i++) {
                putPart(fact + " " + (i + 1), value.get(i));
            }
        } else if (value.isArray()) {
            put(fact, value.valueStream().map(JsonNode::asString).collect(Collectors.joining(" ")));
        } else if (value.isString() && value.asString().isBlank()) {
            put(fact, value.asString().isEmpty() ? null : "“" + value.asString() + "”");
        } else if (!value.isNull()) {
            put(fact, value.isBoolean() ? (value.asBoolean() ? "on" : "off") : value.asString());
        }
    }

    private static String words(String name) {
        return Arrays.stream(name.split("_"))
                .map(word -> ABBREVIATIONS.contains(word) ? word.toUpperCase(Locale.ROOT) : word)
                .collect(Collectors.joining(" "));
    }

    private void put(String fact, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            facts.put(fact, value);
        }
    }
}
