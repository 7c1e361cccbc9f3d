package dev.patchbay.sandbox;

import dev.patchbay.authorization.PublicUrl;
import dev.patchbay.connector.ApiKey;
import dev.patchbay.connector.BasicAuth;
import dev.patchbay.connector.BearerToken;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.ConnectorInput;
import dev.patchbay.connector.Connectors;
import dev.patchbay.connector.Definition;
import dev.patchbay.connector.NoAuth;
import dev.patchbay.connector.OAuth1;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.connector.Verification;
import dev.patchbay.connector.Visibility;
import dev.patchbay.organization.FirstStart;
import dev.patchbay.organization.Organizations;
import dev.patchbay.organization.Scope;
import dev.patchbay.problem.InvalidInput;
import dev.patchbay.vault.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts the connector "Sandbox" into the operator's test environment, once; and when this installation has moved to
 * another address, moves the connector along.
 */
@InSandbox
@Component
class SandboxSeed {

    private static final Logger log = LoggerFactory.getLogger(SandboxSeed.class);

    private static final String SLUG = "sandbox";
    private static final String API = "/api";

    private final FirstStart firstStart;
    private final Organizations organizations;
    private final Connectors connectors;
    private final SandboxClients clients;
    private final SandboxConsumers consumers;
    private final SandboxAddress address;
    private final PublicUrl publicUrl;
    private final TransactionTemplate transaction;

    SandboxSeed(
            FirstStart firstStart,
            Organizations organizations,
            Connectors connectors,
            SandboxClients clients,
            SandboxConsumers consumers,
            SandboxAddress address,
            PublicUrl publicUrl,
            PlatformTransactionManager transactions) {
        this.firstStart = firstStart;
        this.organizations = organizations;
        this.connectors = connectors;
        this.clients = clients;
        this.consumers = consumers;
        this.address = address;
        this.publicUrl = publicUrl;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** After every runner, so that the first organization is there; before the server calls itself ready. */
    @EventListener(ApplicationReadyEvent.class)
    void furnish() {
        Scope scope = firstStart.operatorsTestScope();
        try {
            transaction.executeWithoutResult(status -> furnish(scope));
        } catch (InvalidInput e) {
            // Another node was quicker, or the egress policy does not let calls out to this very server.
            if (connectors.find(scope, SLUG).isEmpty()) {
                log.warn("The sandbox connector was not created: {}", e.errors());
            }
        }
    }

    private void furnish(Scope scope) {
        Optional<Connector> there = connectors.find(scope, SLUG);
        if (there.isEmpty()) {
            register(scope, connectors.create(scope, input()));
        } else if (hasMoved(there.get())) {
            register(scope, connectors.update(scope, SLUG, input()));
        }
    }

    private void register(Scope scope, Connector connector) {
        String name = organizations.of(scope).name() + " (via Patchbay)";
        String redirectUri = publicUrl.redirectUri(connector.id());
        SandboxClients.Registration client = clients.register(name, redirectUri);
        setClient(scope, OAuth2.TYPE, client.clientId(), client.clientSecret());
        SandboxConsumers.Consumer consumer = consumers.register(name, redirectUri);
        setClient(scope, OAuth1.TYPE, consumer.key(), consumer.secret());
    }

    private void setClient(Scope scope, String method, String id, String secret) {
        connectors.setClient(scope, SLUG, method, new ConnectorInput.ClientInput(id, new Secret(secret)));
    }

    private boolean hasMoved(Connector connector) {
        String base = connector.definition().baseUrl();
        return base != null && base.endsWith("/sandbox" + API) && !base.equals(address.issuer() + API);
    }

    private ConnectorInput input() {
        return new ConnectorInput(
                "Sandbox",
                SLUG,
                "A pretend app to try everything with: every way to connect, and failures on demand.",
                "",
                Visibility.PRIVATE,
                address.issuer() + "/assets/logo.svg",
                List.of("Sandbox"),
                definition(),
                Map.of());
    }

    private Definition definition() {
        String issuer = address.issuer();
        OAuth2 oauth = new OAuth2(
                OAuth2.TYPE,
                null,
                true,
                OAuth2.Grant.AUTHORIZATION_CODE,
                issuer + "/oauth2/authorize",
                issuer + "/oauth2/token",
                null,
                issuer + "/oauth2/revoke",
                issuer,
                List.of(
                        SandboxScope.PROFILE.value(),
                        SandboxScope.CONTACTS_READ.value(),
                        SandboxScope.OFFLINE_ACCESS.value()),
                " ",
                OAuth2.ClientAuth.CLIENT_SECRET_BASIC,
                true,
                Map.of(),
                Map.of());
        return new Definition(
                issuer + API,
                List.of(
                        oauth,
                        new ApiKey(ApiKey.TYPE, null, false, ApiKey.Placement.HEADER, "X-API-Key", ""),
                        new BearerToken(BearerToken.TYPE, null, false),
                        new BasicAuth(BasicAuth.TYPE, null, false),
                        new OAuth1(
                                OAuth1.TYPE,
                                null,
                                false,
                                issuer + "/oauth1/request_token",
                                issuer + "/oauth1/authorize",
                                issuer + "/oauth1/access_token"),
                        new NoAuth(NoAuth.TYPE, null, false)),
                new Verification(
                        "GET",
                        "/whoami",
                        List.of(200),
                        new Verification.AccountPointers("/id", "/workspace", "/email")),
                List.of(),
                List.of());
    }
}
