package dev.patchbay.popup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.api.Api;
import dev.patchbay.api.World;
import dev.patchbay.authorization.Attempt;
import dev.patchbay.authorization.Attempts;
import dev.patchbay.connect.ConnectSessions;
import dev.patchbay.connect.NewConnectSession;
import dev.patchbay.connect.WidgetScope;
import dev.patchbay.connection.ConnectionFilter;
import dev.patchbay.connection.Connections;
import dev.patchbay.connector.Connectors;
import dev.patchbay.organization.Scope;
import dev.patchbay.page.PageRequest;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** One person's way from the widget to the app and back, by hand, so that each step can go wrong. */
public final class Journey {

    private final Connections connections;
    private final Attempts attempts;
    private final Scope scope;
    private final Api browser;
    public final WidgetScope widget;
    public final Attempts.Offer offer;
    public final String token;
    public final String key;
    public final String connector;
    public final String slug;
    private final Api backend;

    public Journey(
            World world, ConnectSessions sessions, Connectors connectors, Connections connections, Attempts attempts) {
        World.Tenancy tenancy = world.organization();
        this.connections = connections;
        this.attempts = attempts;
        this.scope = tenancy.organization().test();
        this.browser = world.nobody();
        this.backend = tenancy.test();
        this.slug = world.connector(backend);
        this.connector = connectors.get(scope, slug).id().text();
        this.token =
                sessions.create(scope, NewConnectSession.of("acme", "Acme")).token();
        ConnectSessions.Opened opened = sessions.open(token, "http://localhost:3000");
        this.widget = opened.scope();
        this.key = opened.key();
        this.offer = attempts.offer(widget, slug, "oauth2", null);
    }

    /** Where the popup was sent, and the cookie that it got. */
    public record Departed(URI to, String cookie) {

        public String parameter(String name) {
            return query(to).getOrDefault(name, "");
        }

        public String state() {
            return parameter("state");
        }
    }

    public Api.Answer depart(String json, String... headers) {
        return browser.send(
                "POST",
                "/connect/authorize/" + offer.id().text(),
                json.getBytes(StandardCharsets.UTF_8),
                "application/json",
                headers);
    }

    public Departed departed() {
        Api.Answer answer = depart("{\"proof\":\"" + offer.proof() + "\"}");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        String cookie = answer.header("Set-Cookie");
        return new Departed(URI.create(answer.json().path("to").asString()), cookie.substring(0, cookie.indexOf(';')));
    }

    public Api.Answer arrive(String query, @Nullable String cookie) {
        return arriveAt(connector, query, cookie);
    }

    public Api.Answer arriveAt(String at, String query, @Nullable String cookie) {
        String path = "/oauth/callback/" + at + "?" + query;
        return cookie == null ? browser.get(path) : browser.send("GET", path, null, null, "Cookie", cookie);
    }

    /** The connector's author writes it anew. */
    void edit(String body) {
        Api.Answer edited = backend.patch("/api/v1/connectors/" + slug, body);
        assertThat(edited.status()).as(edited.toString()).isEqualTo(200);
    }

    public Attempt attempt() {
        return attempts.get(widget, offer.id());
    }

    int connectionsMade() {
        return connections
                .list(scope, ConnectionFilter.all(), PageRequest.first(100))
                .data()
                .size();
    }

    public Scope scope() {
        return scope;
    }

    static String json(Object value) {
        return JsonMapper.shared().writeValueAsString(value);
    }

    static Map<String, String> query(URI uri) {
        Map<String, String> query = new HashMap<>();
        for (String pair : uri.getRawQuery().split("&")) {
            int equals = pair.indexOf('=');
            query.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return query;
    }
}
