package dev.patchbay.connector;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.patchbay.id.ConnectorId;
import dev.patchbay.id.MemberId;
import dev.patchbay.id.OrganizationId;
import dev.patchbay.organization.Act;
import dev.patchbay.organization.Actor;
import dev.patchbay.organization.Permission;
import dev.patchbay.organization.Scope;
import dev.patchbay.page.Page;
import dev.patchbay.page.PageRequest;
import dev.patchbay.problem.InvalidInput;
import dev.patchbay.problem.NotFound;
import dev.patchbay.storage.AfterCommit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The connectors that a scope sees: its organization's own, and the public ones of others. */
@Service
public class Connectors {

    /** How long another node may still use the definition from before an edit. */
    private static final Duration DEFINITION_DELAY = Duration.ofSeconds(10);

    private final ConnectorTable table;
    private final ConnectorRules rules;
    private final OAuthClients clients;
    private final List<ConnectorGuard> guards;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Cache<Use, Connector> inUse = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterWrite(DEFINITION_DELAY)
            .build();

    Connectors(
            ConnectorTable table,
            ConnectorRules rules,
            OAuthClients clients,
            List<ConnectorGuard> guards,
            ApplicationEventPublisher events,
            Clock clock) {
        this.table = table;
        this.rules = rules;
        this.clients = clients;
        this.guards = guards;
        this.events = events;
        this.clock = clock;
    }

    private record Use(OrganizationId organization, ConnectorId connector) {}

    /** @throws InvalidInput when a field is wrong, each named */
    @Transactional
    public Connector create(Scope scope, ConnectorInput input) {
        return create(scope, ConnectorId.next(), input);
    }

    /**
     * As {@link #create(Scope, ConnectorInput)}, under an id that the author was shown before: the redirect URI to register at
     * the app holds it.
     */
    @Transactional
    public Connector create(Scope scope, ConnectorId id, ConnectorInput input) {
        scope.require(Permission.CONNECTORS_WRITE);
        ConnectorInput checked = check(scope, input, id);
        Instant now = clock.instant();
        Connector connector = connector(
                id,
                scope.organization(),
                checked,
                1,
                creator(scope),
                scope.actor().displayName(),
                now,
                now);
        try {
            table.insert(connector);
        } catch (DuplicateKeyException e) {
            throw slugTaken();
        }
        saveClients(scope, connector, checked);
        tell(scope, "connector.created", connector);
        return connector;
    }

    /** Replaces what the owner's organization has under this slug or id; keeps who created it and when. */
    @Transactional
    public Connector update(Scope scope, String slugOrId, ConnectorInput input) {
        scope.require(Permission.CONNECTORS_WRITE);
        Connector found = own(scope, slugOrId);
        table.lock(found.id());
        Connector before = own(scope, found.id().text());
        ConnectorInput checked = check(scope, input, before.id());
        boolean redefined = !checked.definition().equals(before.definition());
        Connector after = connector(
                before.id(),
                before.owner(),
                checked,
                redefined ? before.newestRevision() + 1 : before.newestRevision(),
                before.createdByMember(),
                before.createdByName(),
                before.createdAt(),
                clock.instant());
        try {
            table.update(after, redefined);
        } catch (DuplicateKeyException e) {
            throw slugTaken();
        }
        saveClients(scope, after, checked);
        tell(scope, "connector.updated", after);
        if (redefined) {
            events.publishEvent(new ConnectorChanged(after.id()));
        }
        AfterCommit.run(inUse::invalidateAll);
        return after;
    }

    /** Enters an environment's own client for one auth method, of a connector of its own or of somebody else's. */
    @Transactional
    public void setClient(Scope scope, String slugOrId, String methodKey, ConnectorInput.ClientInput client) {
        scope.require(Permission.CONNECTORS_WRITE);
        Connector connector = get(scope, slugOrId);
        if (connector.definition().method(methodKey).isEmpty()) {
            throw new NotFound("auth method");
        }
        // The client's secret is a credential: from here on the owner's changes do not move where it goes.
        pinForUse(scope, connector);
        clients.save(scope, connector.id(), methodKey, client);
    }

    /** @throws dev.patchbay.problem.Problem of kind CONFLICT while connections use it */
    @Transactional
    public void delete(Scope scope, String slugOrId) {
        scope.require(Permission.CONNECTORS_WRITE);
        Connector connector = own(scope, slugOrId);
        guards.forEach(guard -> guard.beforeDelete(connector.id()));
        table.delete(connector.id());
        tell(scope, "connector.deleted", connector);
        AfterCommit.run(inUse::invalidateAll);
    }

    /** Own connectors win over public ones of the same slug; those answer to their id. */
    public Optional<Connector> find(Scope scope, String slugOrId) {
        scope.require(Permission.CONNECTORS_READ);
        Optional<ConnectorId> id = ConnectorId.parse(slugOrId);
        return id.isPresent()
                ? table.find(scope.organization(), id.get()).filter(c -> isVisible(c, scope))
                : table.findBySlug(scope.organization(), slugOrId);
    }

    /** Whether a connect session may be limited to this connector. */
    public boolean isOffered(Scope scope, String slug) {
        scope.require(Permission.CONNECT_SESSIONS_WRITE);
        return table.findBySlug(scope.organization(), slug).isPresent();
    }

    /** Every scope that a connect session may ask for at this connector; none where there is no such connector. */
    public Set<String> declaredScopes(Scope scope, String slug) {
        scope.require(Permission.CONNECT_SESSIONS_WRITE);
        return table.findBySlug(scope.organization(), slug).stream()
                .flatMap(connector -> connector.definition().authMethods().stream())
                .filter(OAuth2.class::isInstance)
                .flatMap(method -> ((OAuth2) method).allScopes().stream())
                .collect(Collectors.toSet());
    }

    /** @throws NotFound when the scope sees no such connector */
    public Connector get(Scope scope, String slugOrId) {
        return find(scope, slugOrId).orElseThrow(() -> new NotFound("connector"));
    }

    /** Newest first. */
    public Page<Connector> list(Scope scope, PageRequest page) {
        return search(scope, "", page);
    }

    /** Those whose name, slug or domain contains the text, in any case; newest first. */
    public Page<Connector> search(Scope scope, String text, PageRequest page) {
        scope.require(Permission.CONNECTORS_READ);
        return Page.of(table.list(scope.organization(), text.strip(), page), page, Connector::id);
    }

    /**
     * The connector with the definition that this organization's credentials follow, seen or not: connections outlive a
     * change of visibility. An edit on another node shows after at most ten seconds.
     */
    public Connector inUse(OrganizationId organization, ConnectorId id) {
        return inUse.get(
                new Use(organization, id),
                use -> table.find(use.organization(), use.connector()).orElseThrow(() -> new NotFound("connector")));
    }

    /** Fixes the definition of somebody else's connector for this organization, when its first credential is about to go there. */
    @Transactional
    public void pinForUse(Scope scope, Connector connector) {
        if (!connector.isOwnedBy(scope.organization()) && !table.isPinned(scope.organization(), connector.id())) {
            table.pinFirst(scope.organization(), connector.id(), connector.revision(), clock.instant());
            AfterCommit.run(inUse::invalidateAll);
        }
    }

    /** Takes over the owner's newest definition of a public connector. */
    @Transactional
    public Connector acceptUpdate(Scope scope, String slugOrId) {
        scope.require(Permission.CONNECTORS_WRITE);
        Connector connector = get(scope, slugOrId);
        if (!connector.isOwnedBy(scope.organization())) {
            table.pin(scope.organization(), connector.id(), connector.newestRevision(), clock.instant());
            tell(scope, "connector.update_accepted", connector);
            events.publishEvent(new ConnectorChanged(connector.id()));
            AfterCommit.run(inUse::invalidateAll);
        }
        return get(scope, connector.id().text());
    }

    /** The definition that {@link #acceptUpdate} would take over. */
    public Definition offered(Scope scope, Connector connector) {
        return table.find(connector.owner(), connector.id())
                .map(Connector::definition)
                .orElseThrow(() -> new NotFound("connector"));
    }

    private Connector own(Scope scope, String slugOrId) {
        return find(scope, slugOrId)
                .filter(c -> c.isOwnedBy(scope.organization()))
                .orElseThrow(() -> new NotFound("connector"));
    }

    private static boolean isVisible(Connector connector, Scope scope) {
        return connector.isOwnedBy(scope.organization()) || connector.visibility() == Visibility.PUBLIC;
    }

    private ConnectorInput check(Scope scope, ConnectorInput input, ConnectorId itself) {
        return rules.check(input, slug -> table.slugIsTaken(scope.organization(), slug, itself));
    }

    private static InvalidInput slugTaken() {
        return new InvalidInput("slug", "taken", ConnectorRules.SLUG_TAKEN);
    }

    private void tell(Scope scope, String action, Connector connector) {
        events.publishEvent(Act.inOrganization(scope, action, connector.id(), connector.name())
                .with("slug", connector.slug())
                .with("visibility", connector.visibility().name().toLowerCase(Locale.ROOT))
                .with("revision", String.valueOf(connector.newestRevision())));
    }

    private void saveClients(Scope scope, Connector connector, ConnectorInput input) {
        input.clients().forEach((key, client) -> clients.save(scope, connector.id(), key, client));
    }

    private static @Nullable MemberId creator(Scope scope) {
        return scope.actor() instanceof Actor.OfMember member ? member.id() : null;
    }

    private static Connector connector(
            ConnectorId id,
            OrganizationId owner,
            ConnectorInput input,
            int revision,
            @Nullable MemberId member,
            String creator,
            Instant createdAt,
            Instant updatedAt) {
        return new Connector(
                id,
                owner,
                String.valueOf(input.slug()),
                input.name(),
                input.description(),
                input.domain(),
                input.visibility(),
                input.iconUrl(),
                input.categories(),
                input.definition(),
                revision,
                revision,
                member,
                creator,
                createdAt,
                updatedAt);
    }
}
