package dev.patchbay.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.organization.ApiKeys;
import dev.patchbay.organization.Organizations;
import dev.patchbay.organization.Permission;
import dev.patchbay.organization.Scope;
import dev.patchbay.organization.TestScopes;
import dev.patchbay.organization.TestScopes.TestOrganization;
import dev.patchbay.testing.TestApp;
import java.util.Set;
import java.util.UUID;

/** Makes organizations with keys, and the things in them, as their backends would. */
public final class World {

    private final Organizations organizations;
    private final ApiKeys keys;
    private final TestApp app;
    private final int port;

    World(Organizations organizations, ApiKeys keys, TestApp app, int port) {
        this.organizations = organizations;
        this.keys = keys;
        this.app = app;
        this.port = port;
    }

    /** An organization as its own backend reaches it. */
    public record Tenancy(TestOrganization organization, Api test, Api live) {}

    public Tenancy organization() {
        TestOrganization made = TestScopes.organization(organizations);
        return new Tenancy(made, api(made.test()), api(made.live()));
    }

    public Api api(Scope scope) {
        return api(scope, Permission.ofApiKeys());
    }

    public Api api(Scope scope, Set<Permission> permissions) {
        return withKey(keys.create(scope, "Key of a test", permissions).secret());
    }

    /** A caller who sends this as a key. */
    public Api withKey(String key) {
        return new Api(port, key);
    }

    public Api nobody() {
        return new Api(port, null);
    }

    public int port() {
        return port;
    }

    /** The app as connectors name it. */
    public String app(String path) {
        return app.url(path).replace("127.0.0.1", "localhost");
    }

    /** A connector as its author writes it, with an API key and OAuth 2.0. */
    public String connectorBody(String slug) {
        return """
            {"name":"Acme","slug":"%s","description":"What it does","domain":"acme.test","visibility":"private",
             "icon_url":"https://acme.test/logo.svg","categories":["crm"],"base_url":"%s",
             "auth_methods":[
              {"type":"api_key","default":true,"label":"Key","in":"header","name":"X-API-Key","prefix":""},
              {"type":"oauth2","grant":"authorization_code","authorization_url":"%s","token_url":"%s","refresh_url":"%s",
               "revocation_url":"%s","issuer":null,"scopes":["read"],"scope_separator":" ","client_auth":"client_secret_basic",
               "pkce":true,"client_id":"client-1","client_secret":"client-secret-1","authorization_params":{"prompt":"consent"},
               "token_params":{"audience":"api"}}],
             "verification":{"method":"GET","path":"/me","expect_status":[200],"account":{"id":"/id","name":"/name","email":"/email"}},
             "actions":[{"name":"list"}],"events":[{"name":"created"}]}\
            """.formatted(slug, app(""), app("/authorize"), app("/token"), app("/token"), app("/revoke"));
    }

    /** A new connector's slug. */
    public String connector(Api api) {
        String slug = "acme-" + UUID.randomUUID().toString().substring(0, 8);
        Api.Answer made = api.post("/api/v1/connectors", connectorBody(slug));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return slug;
    }

    /** A new connection's id. */
    public String connection(Api api, String connectorSlug) {
        Api.Answer made = api.post("/api/v1/connections", """
            {"tenant":{"id":"acme"},"connector":"%s","auth_method":"api_key","credentials":{"api_key":"key-1"}}\
            """.formatted(connectorSlug));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return made.json().path("id").asString();
    }

    /** A new webhook endpoint's id. */
    public String webhookEndpoint(Api api, String url) {
        Api.Answer made = api.post("/api/v1/webhook-endpoints", "{\"url\":\"" + url + "\"}");
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return made.json().path("id").asString();
    }

    /** A new connect session's id. */
    String session(Api api) {
        Api.Answer made = api.post("/api/v1/connect-sessions", "{\"tenant\":{\"id\":\"acme\"}}");
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return made.json().path("id").asString();
    }
}
