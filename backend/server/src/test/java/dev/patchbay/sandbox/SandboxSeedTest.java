package dev.patchbay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.authorization.PublicUrl;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.Connectors;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.connector.OAuthClient;
import dev.patchbay.connector.OAuthClients;
import dev.patchbay.organization.FirstStart;
import dev.patchbay.organization.Scope;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

@SandboxUnderTest
@Tag("database")
class SandboxSeedTest {

    private final SandboxSeed seed;
    private final Connectors connectors;
    private final OAuthClients oauthClients;
    private final SandboxClients clients;
    private final PublicUrl url;
    private final FirstStart firstStart;

    @Autowired
    SandboxSeedTest(
            SandboxSeed seed,
            Connectors connectors,
            OAuthClients oauthClients,
            SandboxClients clients,
            PublicUrl url,
            FirstStart firstStart) {
        this.seed = seed;
        this.connectors = connectors;
        this.oauthClients = oauthClients;
        this.clients = clients;
        this.url = url;
        this.firstStart = firstStart;
    }

    private Scope scope() {
        return firstStart.operatorsTestScope();
    }

    @BeforeEach
    void seedAgain() {
        seed.furnish();
    }

    @Test
    void theSandboxConnectorHasEveryWayToConnect() {
        Connector sandbox = connectors.get(scope(), "sandbox");

        assertThat(sandbox.definition().authMethods())
                .extracting(AuthMethod::type)
                .containsExactly("oauth2", "api_key", "bearer", "basic", "oauth1", "none");
        assertThat(sandbox.definition().defaultMethod().type()).isEqualTo("oauth2");
        assertThat(sandbox.definition().baseUrl()).isEqualTo(url.of("/sandbox/api"));
        assertThat(sandbox.revision()).isEqualTo(1);
    }

    @Test
    void itsClientIsRegisteredForExactlyItsRedirectUri() {
        Connector sandbox = connectors.get(scope(), "sandbox");
        OAuthClient client =
                oauthClients.find(scope(), sandbox.id(), OAuth2.TYPE).orElseThrow();

        RegisteredClient registered = Objects.requireNonNull(clients.findByClientId(client.clientId()));
        assertThat(registered.getRedirectUris()).containsExactly(url.redirectUri(sandbox.id()));
        assertThat(registered.getClientName()).endsWith("(via Patchbay)");
    }
}
