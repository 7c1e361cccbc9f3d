package dev.patchbay.console.connectors;

import dev.patchbay.connector.ApiKey;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.BasicAuth;
import dev.patchbay.connector.BearerToken;
import dev.patchbay.connector.Custom;
import dev.patchbay.connector.Definition;
import dev.patchbay.connector.NoAuth;
import dev.patchbay.connector.OAuth1;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.connector.Verification;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A definition in words, fact by fact, so that two of them can be laid side by side. */
final class DefinitionFacts {

    /** One fact that differs; an empty side has none. */
    record Difference(String fact, String before, String after) {}

    private final Map<String, String> facts = new LinkedHashMap<>();

    private DefinitionFacts(Definition definition) {
        put("API base URL", definition.baseUrl());
        Verification verification = definition.verification();
        if (verification != null) {
            put("Verification call", verification.method() + " " + verification.path());
            put("Verification answers", verification.expectStatus().toString());
            put("Verification account", String.valueOf(verification.account()));
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
        switch (method) {
            case NoAuth none -> {}
            case BasicAuth basic -> {}
            case BearerToken bearer -> {}
            case ApiKey apiKey ->
                put(at + "sent as", apiKey.in() + " " + apiKey.name() + ": " + apiKey.prefix() + "{key}");
            case OAuth2 oauth2 -> putOAuth2(at, oauth2);
            case OAuth1 oauth1 -> {
                put(at + "request token URL", oauth1.requestTokenUrl());
                put(at + "authorization URL", oauth1.authorizationUrl());
                put(at + "access token URL", oauth1.accessTokenUrl());
            }
            case Custom custom -> put(at + "handler", custom.handler());
        }
    }

    private void putOAuth2(String at, OAuth2 oauth2) {
        put(at + "grant", oauth2.grant().name().toLowerCase(Locale.ROOT));
        put(at + "authorization URL", oauth2.authorizationUrl());
        put(at + "token URL", oauth2.tokenUrl());
        put(at + "refresh URL", oauth2.refreshUrl());
        put(at + "revocation URL", oauth2.revocationUrl());
        put(at + "issuer", oauth2.issuer());
        put(at + "scopes", String.join(" ", oauth2.scopes()));
        put(at + "scope separator", "“" + oauth2.scopeSeparator() + "”");
        put(at + "client authentication", oauth2.clientAuth().name().toLowerCase(Locale.ROOT));
        put(at + "PKCE", oauth2.pkce() ? "on" : "off");
        put(at + "authorization parameters", new TreeMap<>(oauth2.authorizationParams()).toString());
        put(at + "token parameters", new TreeMap<>(oauth2.tokenParams()).toString());
    }

    private void put(String fact, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            facts.put(fact, value);
        }
    }
}
