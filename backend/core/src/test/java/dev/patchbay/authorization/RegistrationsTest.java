package dev.patchbay.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.DefinitionJson;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.connector.OAuthClient;
import dev.patchbay.connector.OAuthClients;
import dev.patchbay.connector.TestConnectors;
import dev.patchbay.id.OAuthAppId;
import dev.patchbay.id.OrganizationId;
import dev.patchbay.organization.Scope;
import dev.patchbay.organization.TestScopes;
import dev.patchbay.vault.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose client stands for the SaaS at an app. */
class RegistrationsTest {

    private static final String BASE = "https://patchbay.example";
    private static final OAuth2 PLAIN = TestConnectors.oauth2("https://acme.test");
    private static final OAuth2 ON_PLATFORM = (OAuth2) DefinitionJson.method("""
            {"type":"oauth2","oauth_app":"acme","scopes":["read"],"base_url":"https://{site}.acme.test",
             "verification":{"path":"/me"},"fields":[{"name":"site"}]}""");
    private static final OAuth2 PERSONAL = (OAuth2) DefinitionJson.method("""
            {"type":"oauth2","grant":"client_credentials","token_url":"https://acme.test/token",
             "fields":[{"name":"client_id"},{"name":"client_secret","secret":true}]}""");

    private final OAuthClients clients = mock();
    private final OAuthApps apps = mock();
    private final Registrations registrations = new Registrations(clients, apps, new PublicUrl(BASE));
    private final Scope scope = TestScopes.unsaved();

    @Test
    void the_environments_own_client_comes_before_the_installations() {
        theEnvironmentHas("own");
        theInstallationHas("managed");
        Connector connector = TestConnectors.unsaved(null, null, ON_PLATFORM);

        Registration first =
                registrations.find(scope, connector, ON_PLATFORM, Map.of()).orElseThrow();

        assertThat(first.client().clientId()).isEqualTo("own");
        assertThat(first.redirectUri())
                .isEqualTo(BASE + "/oauth/callback/" + connector.id().text());
        assertThat(first.method().tokenUrl())
                .as("the platform's endpoint all the same")
                .isEqualTo("https://id.acme.test/token");
    }

    @Test
    void the_installations_client_is_used_at_the_platforms_endpoints_alone() {
        theInstallationHas("managed");
        Connector connector = TestConnectors.unsaved(null, null, ON_PLATFORM);

        Registration found =
                registrations.find(scope, connector, ON_PLATFORM, Map.of()).orElseThrow();

        assertThat(found.client().clientId()).isEqualTo("managed");
        assertThat(found.redirectUri()).isEqualTo(BASE + "/oauth/callback");
        assertThat(found.method().tokenUrl()).isEqualTo("https://id.acme.test/token");
        assertThat(found.method().scopes()).containsExactly("read");
        assertThat(found.method().baseUrl())
                .as("where the API is, is the connector's")
                .isEqualTo("https://{site}.acme.test");
        assertThat(found.method().verification()).isEqualTo(ON_PLATFORM.verification());
    }

    @ParameterizedTest
    @CsvSource({"own, own", "managed, managed", "gone, own"})
    void tokens_are_renewed_by_the_client_they_were_issued_to(String issuedTo, String used) {
        theEnvironmentHas("own");
        theInstallationHas("managed");
        Connector connector = TestConnectors.unsaved(null, null, ON_PLATFORM);

        assertThat(registrations
                        .issued(scope, connector, ON_PLATFORM, Map.of(), Optional.of(issuedTo))
                        .map(found -> found.client().clientId()))
                .contains(used);
    }

    @Test
    void a_person_comes_back_to_the_client_that_they_left_with() {
        theEnvironmentHas("own");
        theInstallationHas("managed");
        Connector connector = TestConnectors.unsaved(null, null, ON_PLATFORM);

        assertThat(registrations
                        .returning(scope, connector, ON_PLATFORM, Map.of(), BASE + "/oauth/callback")
                        .map(found -> found.client().clientId()))
                .contains("managed");
        assertThat(registrations.returning(scope, connector, ON_PLATFORM, Map.of(), "https://evil.test/cb"))
                .isEmpty();
    }

    @Test
    void a_person_who_brings_a_client_along_uses_no_other() {
        theEnvironmentHas("own");
        Connector connector = TestConnectors.unsaved(null, null, PERSONAL);

        assertThat(registrations
                        .find(scope, connector, PERSONAL, Map.of("client_id", "mine", "client_secret", "hush"))
                        .map(Registration::client))
                .contains(new OAuthClient("mine", new Secret("hush")));
        assertThat(registrations.find(scope, connector, PERSONAL, Map.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"type":"oauth2","token_url":"https://acme.test/token"} | false
            {"type":"oauth2","oauth_app":"unknown"}                 | false
            {"type":"oauth2","fields":[{"name":"client_id"}]}       | true
            {"type":"oauth1"}                                       | false
            {"type":"api_key"}                                      | true
            {"type":"none"}                                         | true
            {"type":"custom","handler":"mine"}                      | true
            """)
    void what_needs_a_client_is_set_up_when_it_has_one(String json, boolean without) {
        AuthMethod method = DefinitionJson.method(json);
        Connector connector = TestConnectors.unsaved(null, null, method);
        assertThat(registrations.isSetUp(scope, connector, method)).isEqualTo(without);

        theEnvironmentHas("own");
        boolean platformIsMissing = json.contains("oauth_app");
        assertThat(registrations.isSetUp(scope, connector, method)).isEqualTo(!platformIsMissing);
    }

    private void theEnvironmentHas(String clientId) {
        when(clients.find(any(), any(), any())).thenReturn(Optional.of(new OAuthClient(clientId, new Secret("hush"))));
    }

    private void theInstallationHas(String clientId) {
        OAuth2 endpoints = (OAuth2) DefinitionJson.method("""
                {"type":"oauth2","authorization_url":"https://id.acme.test/auth","token_url":"https://id.acme.test/token"}""");
        OAuthApp app = new OAuthApp(
                OAuthAppId.next(),
                OrganizationId.next(),
                "acme",
                "Acme",
                endpoints,
                List.of(),
                Map.of(),
                Instant.EPOCH,
                Instant.EPOCH);
        OAuthClient client = new OAuthClient(clientId, new Secret("hush"));
        when(apps.find("acme")).thenReturn(Optional.of(app));
        when(apps.registered(any(), eq("acme"))).thenReturn(Optional.of(new OAuthApps.Registered(app, client)));
    }
}
