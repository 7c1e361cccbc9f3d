package dev.patchbay.webhook;

import dev.patchbay.id.WebhookEndpointId;
import dev.patchbay.organization.Act;
import dev.patchbay.organization.Permission;
import dev.patchbay.organization.Scope;
import dev.patchbay.page.Page;
import dev.patchbay.page.PageRequest;
import dev.patchbay.problem.InvalidInput;
import dev.patchbay.problem.NotFound;
import dev.patchbay.vault.Secret;
import dev.patchbay.webhook.WebhookProblems.TooManyEndpoints;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The receivers of an environment. */
@Service
public class WebhookEndpoints {

    /** How long a receiver usually has to take over a new secret. */
    public static final Duration USUAL_OVERLAP = Duration.ofHours(24);

    private static final Duration LONGEST_OVERLAP = Duration.ofDays(7);
    private static final int MOST = 20;

    private final EndpointTable table;
    private final EndpointRules rules;
    private final SecretSeal seal;
    private final DeliveryTable deliveries;
    private final LaneTable lanes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    WebhookEndpoints(
            EndpointTable table,
            EndpointRules rules,
            SecretSeal seal,
            DeliveryTable deliveries,
            LaneTable lanes,
            ApplicationEventPublisher events,
            Clock clock) {
        this.table = table;
        this.rules = rules;
        this.seal = seal;
        this.deliveries = deliveries;
        this.lanes = lanes;
        this.events = events;
        this.clock = clock;
    }

    /** An endpoint with its secret, {@code whsec_…}, which is told only now. */
    public record WithSecret(WebhookEndpoint endpoint, Secret secret) {}

    /** Newest first. */
    public Page<WebhookEndpoint> list(Scope scope, PageRequest page) {
        scope.require(Permission.WEBHOOKS_READ);
        return Page.of(table.list(scope.environment(), page), page, WebhookEndpoint::id);
    }

    /** @throws NotFound when the scope's environment has no such endpoint */
    public WebhookEndpoint get(Scope scope, WebhookEndpointId id) {
        scope.require(Permission.WEBHOOKS_READ);
        return table.find(scope.environment(), id).orElseThrow(() -> new NotFound("webhook endpoint"));
    }

    /**
     * @throws InvalidInput when a field is wrong, each named; also when the egress policy refuses the URL
     * @throws TooManyEndpoints when there are twenty already
     */
    @Transactional
    public WithSecret create(Scope scope, EndpointInput input) {
        scope.require(Permission.WEBHOOKS_WRITE);
        EndpointInput checked = rules.check(input);
        if (table.count(scope.environment()) >= MOST) {
            throw new TooManyEndpoints();
        }
        Instant now = clock.instant();
        WebhookEndpoint endpoint = new WebhookEndpoint(
                WebhookEndpointId.next(),
                scope.organization(),
                scope.environment(),
                checked.url(),
                checked.description(),
                checked.types().stream().map(WebhookType::new).toList(),
                checked.enabled(),
                null,
                null,
                WebhookEndpoint.Health.UNKNOWN,
                scope.actor().displayName(),
                now,
                now);
        SigningSecret secret = SigningSecret.next();
        table.insert(endpoint, seal.seal(endpoint, secret));
        tell(scope, "webhook_endpoint.created", endpoint);
        return new WithSecret(endpoint, secret.text());
    }

    /** Switched off, it gives up what it still has to get; that can be sent again later. */
    @Transactional
    public WebhookEndpoint update(Scope scope, WebhookEndpointId id, EndpointInput input) {
        scope.require(Permission.WEBHOOKS_WRITE);
        WebhookEndpoint before = locked(scope, id).endpoint();
        table.update(before.id(), rules.check(input), clock.instant());
        if (before.enabled() && !input.enabled()) {
            giveUp(before);
        }
        WebhookEndpoint after = get(scope, id);
        tell(scope, "webhook_endpoint.updated", after);
        return after;
    }

    @Transactional
    public void delete(Scope scope, WebhookEndpointId id) {
        scope.require(Permission.WEBHOOKS_WRITE);
        WebhookEndpoint endpoint = locked(scope, id).endpoint();
        table.delete(endpoint.id(), clock.instant());
        giveUp(endpoint);
        tell(scope, "webhook_endpoint.deleted", endpoint);
    }

    /**
     * Gives the endpoint a new secret. For the overlap, messages are signed with the one before as well.
     *
     * @throws InvalidInput naming {@code overlap}, when it is longer than seven days
     */
    @Transactional
    public WithSecret rotateSecret(Scope scope, WebhookEndpointId id, Duration overlap) {
        scope.require(Permission.WEBHOOKS_WRITE);
        if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
            throw new InvalidInput("overlap", "range", "Let the secrets overlap for 0 to 604800 seconds.");
        }
        EndpointTable.Stored stored = locked(scope, id);
        Instant now = clock.instant();
        SigningSecret secret = SigningSecret.next();
        boolean overlaps = !overlap.isZero();
        // Sealed anew, since the key that sealed it may be on its way out.
        SigningSecret former = seal.open(stored, now).getFirst();
        table.rotate(
                id,
                seal.seal(stored.endpoint(), secret),
                overlaps ? seal.seal(stored.endpoint(), former) : null,
                overlaps ? now.plus(overlap) : null,
                now);
        events.publishEvent(Act.in(
                        scope,
                        "webhook_endpoint.secret_rotated",
                        id,
                        stored.endpoint().address())
                .with("overlap_seconds", String.valueOf(overlap.toSeconds())));
        return new WithSecret(get(scope, id), secret.text());
    }

    private EndpointTable.Stored locked(Scope scope, WebhookEndpointId id) {
        return table.lock(scope.environment(), id).orElseThrow(() -> new NotFound("webhook endpoint"));
    }

    private void giveUp(WebhookEndpoint endpoint) {
        lanes.removeAll(endpoint.id());
        deliveries.parkAll(endpoint.id(), "endpoint_disabled", clock.instant());
    }

    private void tell(Scope scope, String action, WebhookEndpoint endpoint) {
        events.publishEvent(Act.in(scope, action, endpoint.id(), endpoint.address())
                .with("enabled", String.valueOf(endpoint.enabled())));
    }
}
