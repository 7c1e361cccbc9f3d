package dev.patchbay.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.patchbay.connection.Credentials.OAuth2Tokens;
import dev.patchbay.connection.Renewer;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.ConnectorInput;
import dev.patchbay.connector.ConnectorInput.ClientInput;
import dev.patchbay.connector.Connectors;
import dev.patchbay.connector.Definition;
import dev.patchbay.connector.DefinitionJson;
import dev.patchbay.connector.Field;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.connector.TestConnectors;
import dev.patchbay.id.OAuthAppId;
import dev.patchbay.id.TenantId;
import dev.patchbay.organization.Forbidden;
import dev.patchbay.organization.Organizations;
import dev.patchbay.organization.Scope;
import dev.patchbay.organization.TestScopes;
import dev.patchbay.problem.FieldError;
import dev.patchbay.problem.InvalidInput;
import dev.patchbay.testing.CoreUnderTest;
import dev.patchbay.testing.TestApp;
import dev.patchbay.vault.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

@CoreUnderTest
class OAuthAppsTest {

    private final OAuthApps apps;
    private final Registrations registrations;
    private final Connectors connectors;
    private final Renewer renewer;
    private final TestApp app;
    private final Scope operator;
    private final Scope test;
    private final Scope live;
    private final String platform =
            OAuthAppId.next().text().replace("oap_", "platform-").toLowerCase(Locale.ROOT);

    OAuthAppsTest(
            OAuthApps apps,
            Registrations registrations,
            Connectors connectors,
            Renewer renewer,
            Organizations organizations,
            TestApp app) {
        this.apps = apps;
        this.registrations = registrations;
        this.connectors = connectors;
        this.renewer = renewer;
        this.app = app;
        this.operator = TestScopes.operator(organizations).test();
        TestScopes.TestOrganization organization = TestScopes.organization(organizations);
        this.test = organization.test();
        this.live = organization.live();
    }

    @BeforeEach
    void registerApp() {
        app.reset();
        apps.create(operator, input(List.of("read", "write")));
        apps.setClient(operator, platform, "test", new ClientInput("managed", new Secret("managed-secret")));
    }

    @Test
    void only_the_operator_keeps_oauth_apps_and_everyone_sees_them_without_secrets() {
        assertThatExceptionOfType(Forbidden.class).isThrownBy(() -> apps.create(test, input(List.of())));
        assertThatExceptionOfType(Forbidden.class).isThrownBy(() -> apps.update(test, platform, input(List.of())));
        assertThatExceptionOfType(Forbidden.class).isThrownBy(() -> apps.delete(test, platform));
        assertThatExceptionOfType(Forbidden.class)
                .isThrownBy(() -> apps.setClient(test, platform, "test", new ClientInput("mine", null)));

        assertThat(apps.list(test))
                .filteredOn(a -> a.platform().equals(platform))
                .singleElement()
                .satisfies(shown -> {
                    assertThat(shown.isReady("test")).isTrue();
                    assertThat(shown.isReady("live")).isFalse();
                    assertThat(shown.toString()).doesNotContain("managed-secret");
                });
    }

    @Test
    void a_connector_cannot_point_a_managed_client_at_another_endpoint() {
        for (String endpoint :
                List.of("authorization_url", "token_url", "refresh_url", "revocation_url", "userinfo_url", "issuer")) {
            assertThat(errors(json -> json.put(endpoint, "https://evil.test/steal")))
                    .as(endpoint)
                    .containsExactly("auth_methods[0]." + endpoint);
        }
        assertThat(errors(json -> json.putObject("revocation").put("url", "https://evil.test/steal")))
                .containsExactly("auth_methods[0].revocation");
    }

    @Test
    void what_a_connector_says_of_tokens_and_clients_is_not_heard() {
        Connector connector = connector(json -> {
            json.put("client_auth", "client_secret_post");
            json.putObject("token_params").put("audience", "evil");
            json.putObject("token_reply").put("access_token", "/other");
            json.put("pkce", false);
        });

        OAuth2 used = registration(test, connector).method();

        assertThat(used.clientAuth()).isEqualTo(OAuth2.ClientAuth.CLIENT_SECRET_BASIC);
        assertThat(used.tokenParams()).isEmpty();
        assertThat(used.tokenReply().accessToken()).isEqualTo("/access_token");
        assertThat(used.pkce()).isTrue();
        assertThat(used.scopes()).containsExactly("read");
    }

    @Test
    void a_connector_cannot_loosen_a_value_that_an_endpoint_is_made_of() {
        Connector older = connector(
                json -> json.putArray("fields").addObject().put("name", "shop").put("pattern", ".*"));
        Connector captures = connector(json -> json.putArray("captures")
                .addObject()
                .put("name", "shop")
                .put("from", "callback")
                .put("at", "x"));
        Field strict = new Field("shop", null, null, null, null, false, true, null, null, null, List.of("eu", "us"));
        apps.update(operator, platform, input(List.of(), json -> {
            json.put("token_url", "https://{shop}.example.com/token");
            json.putArray("fields").addPOJO(strict);
        }));

        for (Connector stored : List.of(older, captures)) {
            assertThat(registration(test, stored).method().field("shop")).contains(strict);
            assertThat(registration(test, stored).method().captures()).isEmpty();
            for (String value : List.of("evil", "evil.test/", "eu@evil.test", "EU", "", " eu")) {
                assertThat(registrations.find(test, stored, method(stored), Map.of("shop", value)))
                        .as(value)
                        .isEmpty();
            }
            assertThat(registrations.find(test, stored, method(stored), Map.of("shop", "eu")))
                    .isPresent();
        }
        assertThat(errors(json ->
                        json.putArray("fields").addObject().put("name", "shop").put("pattern", ".*")))
                .containsExactly("auth_methods[0].fields[0]");
        assertThat(errors(json -> json.putArray("captures")
                        .addObject()
                        .put("name", "shop")
                        .put("from", "token")
                        .put("at", "/shop")))
                .containsExactly("auth_methods[0].captures[0].name");
        assertThat(errors(json -> json.putArray("fields").addPOJO(strict))).isEmpty();
    }

    @Test
    void a_connector_cannot_ask_for_more_by_another_parameter() {
        for (String parameter : List.of("scope", "user_scope", "Scope", "request", "request_uri", "claims", "owner")) {
            assertThat(errors(json -> json.putObject("authorization_params").put(parameter, "admin")))
                    .as(parameter)
                    .containsExactly("auth_methods[0].authorization_params." + parameter);
        }
        Connector prompting =
                connector(json -> json.putObject("authorization_params").put("prompt", "consent"));

        assertThat(registration(test, prompting).method().authorizationParams()).containsEntry("prompt", "consent");
    }

    @Test
    void a_parameter_that_was_stored_before_does_not_reach_a_managed_app() {
        apps.update(operator, platform, input(List.of()));
        Connector stored =
                connector(json -> json.putObject("authorization_params").put("owner", "user"));
        assertThat(registration(test, stored).method().authorizationParams()).containsEntry("owner", "user");

        apps.update(operator, platform, input(List.of("read")));

        assertThat(registration(test, stored).method().authorizationParams()).isEmpty();
    }

    @Test
    void an_unknown_platform_and_a_scope_that_is_not_allowed_are_named() {
        assertThat(errors(json -> json.put("oauth_app", "nobody-has-it"))).containsExactly("auth_methods[0].oauth_app");
        assertThat(errors(json -> json.putArray("scopes").add("admin"))).containsExactly("auth_methods[0].scopes");
        assertThat(errors(json -> json.putArray("optional_scopes").add("admin")))
                .containsExactly("auth_methods[0].scopes");
    }

    @Test
    void a_test_client_never_serves_live() {
        Connector connector = connector(json -> {});

        assertThat(registrations.find(live, connector, method(connector), Map.of()))
                .isEmpty();
        assertThat(registration(test, connector).client().clientId()).isEqualTo("managed");
    }

    @Test
    void an_organizations_own_client_comes_first_at_the_same_endpoints_and_comes_back_to_its_own_address() {
        Connector connector = connector(json -> {});
        assertThat(registration(test, connector).redirectUri()).endsWith("/oauth/callback");

        connectors.setClient(test, connector.slug(), "oauth2", new ClientInput("own", new Secret("own-secret")));

        Registration own = registration(test, connector);
        assertThat(own.client().clientId()).isEqualTo("own");
        assertThat(own.method().tokenUrl()).isEqualTo(app.url("/token"));
        assertThat(own.redirectUri()).endsWith("/oauth/callback/" + connector.id());
        assertThat(registrations.returning(
                        test,
                        connector,
                        method(connector),
                        Map.of(),
                        own.redirectUri().replaceAll("/[^/]+$", "")))
                .as("an authorization that began with the managed client ends with it")
                .hasValueSatisfying(back -> assertThat(back.client().clientId()).isEqualTo("managed"));
    }

    @Test
    void tokens_are_refreshed_by_the_client_that_obtained_them() {
        Connector connector = connector(json -> {});
        OAuth2Tokens tokens = new OAuth2Tokens("at", "rt", Instant.EPOCH, Instant.EPOCH, List.of()).issuedTo("managed");
        connectors.setClient(test, connector.slug(), "oauth2", new ClientInput("own", new Secret("own-secret")));

        Renewer.Outcome outcome = renewer.renew(
                test, new Renewer.Holder(TenantId.next(), null), connector, method(connector), tokens, Map.of());

        assertThat(outcome).isInstanceOf(Renewer.Refreshed.class);
        String basic = app.asked("/token").getFirst().headers().getOrDefault("Authorization", "");
        assertThat(new String(Base64.getDecoder().decode(basic.substring(6)), StandardCharsets.UTF_8))
                .isEqualTo("managed:managed-secret");
    }

    private Registration registration(Scope scope, Connector connector) {
        return registrations.find(scope, connector, method(connector), Map.of()).orElseThrow();
    }

    private static OAuth2 method(Connector connector) {
        return (OAuth2) connector.definition().defaultMethod();
    }

    private Connector connector(Consumer<ObjectNode> edit) {
        return connectors.create(test, definition(edit));
    }

    private List<String> errors(Consumer<ObjectNode> edit) {
        try {
            connectors.create(test, definition(edit));
            return List.of();
        } catch (InvalidInput e) {
            return e.errors().stream().map(FieldError::field).toList();
        }
    }

    private ConnectorInput definition(Consumer<ObjectNode> edit) {
        OAuth2 managed = (OAuth2) DefinitionJson.edited(TestConnectors.oauth2(app.url("")), json -> {
            for (String endpoint : List.of("authorization_url", "token_url", "revocation_url")) {
                json.putNull(endpoint);
            }
            json.put("oauth_app", platform);
            edit.accept(json);
        });
        ConnectorInput acme = TestConnectors.acme(app.url(""));
        return new ConnectorInput(
                acme.name(),
                acme.slug(),
                acme.description(),
                acme.domain(),
                acme.visibility(),
                null,
                List.of(),
                new Definition(app.url(""), List.of(managed), null, List.of(), List.of()),
                Map.of());
    }

    private OAuthAppInput input(List<String> scopes) {
        return input(scopes, json -> {});
    }

    private OAuthAppInput input(List<String> scopes, Consumer<ObjectNode> edit) {
        OAuth2 endpoints = (OAuth2) DefinitionJson.edited(TestConnectors.oauth2(app.url("")), edit);
        return new OAuthAppInput(platform, "Platform", endpoints, scopes);
    }
}
