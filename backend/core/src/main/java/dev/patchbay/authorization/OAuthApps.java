package dev.patchbay.authorization;

import dev.patchbay.connector.AuthMethodCheck;
import dev.patchbay.connector.ConnectorInput.ClientInput;
import dev.patchbay.connector.ManagedPlatform;
import dev.patchbay.connector.ManagedPlatforms;
import dev.patchbay.connector.OAuthClient;
import dev.patchbay.id.EnvironmentId;
import dev.patchbay.id.OAuthAppId;
import dev.patchbay.organization.Act;
import dev.patchbay.organization.Environment;
import dev.patchbay.organization.Organizations;
import dev.patchbay.organization.Permission;
import dev.patchbay.organization.Scope;
import dev.patchbay.problem.InvalidInput;
import dev.patchbay.problem.NotFound;
import dev.patchbay.vault.SealContext;
import dev.patchbay.vault.Secret;
import dev.patchbay.vault.Vault;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The OAuth apps of the installation: the operator's to keep, every organization's to use. */
@Service
public class OAuthApps implements ManagedPlatforms {

    /** A managed client belongs to no environment of an organization, but to all of one kind. */
    private static final EnvironmentId EVERY = new EnvironmentId(new UUID(0, 0));

    private final OAuthAppTable table;
    private final Organizations organizations;
    private final AuthMethodCheck methods;
    private final Vault vault;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OAuthApps(
            OAuthAppTable table,
            Organizations organizations,
            AuthMethodCheck methods,
            Vault vault,
            ApplicationEventPublisher events,
            Clock clock) {
        this.table = table;
        this.organizations = organizations;
        this.methods = methods;
        this.vault = vault;
        this.events = events;
        this.clock = clock;
    }

    /** All of them, by name; whoever may read connectors may know what these can be connected with. */
    public List<OAuthApp> list(Scope scope) {
        scope.require(Permission.CONNECTORS_READ);
        return table.all();
    }

    /** @throws InvalidInput when a field is wrong, each named */
    @Transactional
    public OAuthApp create(Scope scope, OAuthAppInput input) {
        organizations.requireOperator(scope);
        OAuthAppInput checked = input.checked(methods);
        Instant now = clock.instant();
        try {
            table.insert(new OAuthApp(
                    OAuthAppId.next(),
                    scope.organization(),
                    checked.platform(),
                    checked.name(),
                    checked.endpoints(),
                    checked.allowedScopes(),
                    Map.of(),
                    now,
                    now));
        } catch (DuplicateKeyException e) {
            throw taken();
        }
        OAuthApp created = get(checked.platform());
        tell(scope, "oauth_app.created", created);
        return created;
    }

    /**
     * Replaces all but the clients. The platform's name stays: connectors know the app by it.
     *
     * @throws InvalidInput when a field is wrong, each named
     */
    @Transactional
    public OAuthApp update(Scope scope, String platform, OAuthAppInput input) {
        organizations.requireOperator(scope);
        OAuthAppInput checked = input.checked(methods);
        if (!checked.platform().equals(platform)) {
            throw new InvalidInput("platform", "fixed", "Connectors know this app by its platform; it stays.");
        }
        table.update(get(platform).id(), checked, clock.instant());
        OAuthApp updated = get(platform);
        tell(scope, "oauth_app.updated", updated);
        return updated;
    }

    /** Connectors that name it can then no longer be connected or refreshed with it. */
    @Transactional
    public void delete(Scope scope, String platform) {
        organizations.requireOperator(scope);
        OAuthApp app = get(platform);
        table.delete(app.id());
        tell(scope, "oauth_app.deleted", app);
    }

    /** Enters the client for one kind of environment; an absent part keeps what is there, an empty client id removes it. */
    @Transactional
    public void setClient(Scope scope, String platform, String environment, ClientInput input) {
        organizations.requireOperator(scope);
        if (!List.of(Environment.TEST, Environment.LIVE).contains(environment)) {
            throw new NotFound("environment");
        }
        OAuthApp app = get(platform);
        events.publishEvent(Act.inOrganization(scope, "oauth_app.client_saved", app.id(), app.name())
                .with("environment", environment));
        Optional<OAuthAppTable.Client> stored = table.client(platform, environment);
        String id = input.clientId() == null
                ? stored.map(OAuthAppTable.Client::clientId).orElse("")
                : input.clientId();
        if (id.isEmpty()) {
            stored.ifPresent(client -> table.deleteClient(client.id()));
            return;
        }
        OAuthAppId row = stored.map(OAuthAppTable.Client::id).orElseGet(OAuthAppId::next);
        Secret secret = input.secret();
        byte[] sealed = secret == null
                ? stored.flatMap(client -> Optional.ofNullable(client.secret())).orElse(null)
                : secret.value().isEmpty() ? null : vault.seal(context(app, row), secret.bytes());
        if (stored.isPresent()) {
            table.updateClient(row, id, sealed, clock.instant());
        } else {
            table.insertClient(row, app.id(), environment, id, sealed, clock.instant());
        }
    }

    @Override
    public Optional<ManagedPlatform> platform(String name) {
        return table.find(name).map(OAuthApp::rules);
    }

    /** The app with its client for the scope's environment, for the authorization flows alone. */
    Optional<Registered> registered(Scope scope, String platform) {
        Optional<OAuthApp> app = table.find(platform);
        String environment = organizations.environment(scope).name();
        return app.flatMap(found -> table.client(platform, environment)
                .map(client -> new Registered(found, new OAuthClient(client.clientId(), open(found, client)))));
    }

    /** The app alone; what an organization's own client is used with as well. */
    Optional<OAuthApp> find(String platform) {
        return table.find(platform);
    }

    /** An app and the client that it is used with. */
    record Registered(OAuthApp app, OAuthClient client) {}

    private void tell(Scope scope, String action, OAuthApp app) {
        events.publishEvent(
                Act.inOrganization(scope, action, app.id(), app.name()).with("platform", app.platform()));
    }

    private OAuthApp get(String platform) {
        return table.find(platform).orElseThrow(() -> new NotFound("oauth app"));
    }

    private @Nullable Secret open(OAuthApp app, OAuthAppTable.Client client) {
        byte[] sealed = client.secret();
        return sealed == null ? null : Secret.of(vault.open(context(app, client.id()), sealed));
    }

    private static SealContext context(OAuthApp app, OAuthAppId client) {
        return new SealContext(app.operator(), EVERY, SealedAppSecrets.KIND, client.value());
    }

    private static InvalidInput taken() {
        return new InvalidInput("platform", "taken", "There is an OAuth app for this platform already.");
    }
}
