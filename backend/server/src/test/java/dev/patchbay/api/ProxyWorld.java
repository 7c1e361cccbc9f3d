package dev.patchbay.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

/** An organization of its own with connections to one app, as its backend makes them. */
final class ProxyWorld {

    private final World world;
    private final World.Tenancy tenancy;
    private final String baseUrl;

    ProxyWorld(World world, String baseUrl) {
        this.world = world;
        this.tenancy = world.organization();
        this.baseUrl = baseUrl;
    }

    Api api() {
        return tenancy.test();
    }

    World world() {
        return world;
    }

    World.Tenancy tenancy() {
        return tenancy;
    }

    /** The proxy of a new connection with the key {@code secret-key-1} in {@code X-API-Key}. */
    String withKey() {
        return connection(
                "{\"type\":\"api_key\",\"in\":\"header\",\"name\":\"X-API-Key\"}", "{\"api_key\":\"secret-key-1\"}");
    }

    /** As {@link #withKey}, of a connector with these limits. */
    String limited(String limits) {
        return connection("{\"type\":\"api_key\"}", "{\"api_key\":\"secret-key-1\"}", limits);
    }

    /** The path of the proxy of a new connection. */
    String connection(String method, String credentials) {
        return connection(method, credentials, "null");
    }

    private String connection(String method, String credentials, String limits) {
        String slug = "app-" + UUID.randomUUID().toString().substring(0, 8);
        Api.Answer made = api().post("/api/v1/connectors", """
            {"name":"App","slug":"%s","base_url":"%s","auth_methods":[%s],"limits":%s}\
            """.formatted(slug, baseUrl, method, limits));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        Api.Answer connected = api().post("/api/v1/connections", """
            {"tenant":{"id":"acme"},"connector":"%s","credentials":%s}""".formatted(slug, credentials));
        assertThat(connected.status()).as(connected.toString()).isEqualTo(201);
        return "/api/v1/connections/" + connected.json().path("id").asString() + "/proxy";
    }
}
