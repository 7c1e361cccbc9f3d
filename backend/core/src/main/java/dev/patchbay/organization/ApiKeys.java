package dev.patchbay.organization;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.patchbay.id.ApiKeyId;
import dev.patchbay.id.OrganizationId;
import dev.patchbay.problem.FieldErrors;
import dev.patchbay.problem.InvalidInput;
import dev.patchbay.problem.NotFound;
import dev.patchbay.storage.AfterCommit;
import dev.patchbay.token.Token;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The API keys of an environment, and the scope that each stands for. */
@Service
public class ApiKeys {

    private static final Pattern FORM = Pattern.compile("pb_(test|live|[a-z0-9]{1,20})_[A-Za-z0-9_-]{32,200}");

    /** How long a key revoked on another node may still be accepted here. */
    private static final Duration REVOCATION_DELAY = Duration.ofSeconds(10);

    private final ApiKeyTable table;
    private final EnvironmentTable environments;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Cache<ByteBuffer, Scope> authenticated;

    ApiKeys(ApiKeyTable table, EnvironmentTable environments, ApplicationEventPublisher events, Clock clock) {
        this.table = table;
        this.environments = environments;
        this.events = events;
        this.clock = clock;
        this.authenticated = Caffeine.newBuilder()
                .maximumSize(10_000)
                .expireAfterWrite(REVOCATION_DELAY)
                .ticker(Ticker.systemTicker())
                .build();
    }

    /** A key just made, with the secret that is told only now. */
    public record Created(ApiKey key, String secret) {}

    /**
     * The scope of the caller who holds this secret.
     *
     * @throws UnknownApiKey when there is no such key, or no longer
     */
    public Scope authenticate(String secret) {
        byte[] hash = Token.hash(secret);
        return authenticated.get(ByteBuffer.wrap(hash), key -> look(secret, hash));
    }

    private Scope look(String secret, byte[] hash) {
        if (!FORM.matcher(secret).matches()) {
            throw new UnknownApiKey();
        }
        return table.touch(hash, clock.instant()).orElseThrow(UnknownApiKey::new);
    }

    /** @throws InvalidInput when the name is blank or a permission is not one for API keys */
    @Transactional
    public Created create(Scope scope, String name, Set<Permission> permissions) {
        scope.require(Permission.API_KEYS_WRITE);
        FieldErrors errors = new FieldErrors();
        if (name.isBlank() || name.length() > 120) {
            errors.add("name", "length", "Give the key a name of at most 120 characters.");
        }
        if (permissions.isEmpty() || !Permission.ofApiKeys().containsAll(permissions)) {
            errors.add("permissions", "unknown", "Choose at least one permission that an API key can have.");
        }
        errors.throwIfAny();
        Environment environment = environments.find(scope.environment()).orElseThrow(() -> new NotFound("environment"));
        String secret = "pb_" + environment.name() + "_" + Token.next();
        return new Created(
                insert(scope.organization(), environment, name.strip(), secret, permissions, scope.actor()), secret);
    }

    /** Newest first. */
    public List<ApiKey> list(Scope scope) {
        scope.require(Permission.API_KEYS_WRITE);
        return table.ofEnvironment(scope.environment());
    }

    /** Ends the key at once on this node, and within ten seconds on the others. */
    @Transactional
    public void revoke(Scope scope, ApiKeyId id) {
        scope.require(Permission.API_KEYS_WRITE);
        if (!table.revoke(scope.environment(), id, clock.instant())) {
            throw new NotFound("API key");
        }
        events.publishEvent(Act.in(scope, "api_key.revoked", id, ""));
        AfterCommit.run(authenticated::invalidateAll);
    }

    /** Takes a secret made elsewhere as a key of this environment, once; for a first start without hands. */
    void adopt(OrganizationId organization, Environment environment, String secret, Set<Permission> permissions) {
        if (!FORM.matcher(secret).matches() || !secret.startsWith("pb_" + environment.name() + "_")) {
            throw new IllegalStateException("PATCHBAY_API_KEY must be pb_" + environment.name()
                    + "_ and at least 32 letters, digits, hyphens or underscores.");
        }
        if (table.find(Token.hash(secret)).isEmpty()) {
            insert(organization, environment, "First key", secret, permissions, new Actor.OfSystem("first start"));
        }
    }

    private ApiKey insert(
            OrganizationId organization,
            Environment environment,
            String name,
            String secret,
            Set<Permission> permissions,
            Actor creator) {
        ApiKey key = new ApiKey(
                ApiKeyId.next(),
                environment.id(),
                name,
                secret.substring(0, ("pb_" + environment.name() + "_").length() + 4),
                permissions,
                creator.displayName(),
                clock.instant(),
                null,
                null);
        table.insert(organization, key, Token.hash(secret));
        events.publishEvent(Act.of(organization, environment.id(), creator, "api_key.created", key.id(), name)
                .with("permissions", Permission.join(permissions)));
        return key;
    }
}
