package dev.patchbay.connect;

import dev.patchbay.connect.CannotOpenWidget.Reason;
import dev.patchbay.id.ConnectSessionId;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.id.TenantId;
import dev.patchbay.organization.Act;
import dev.patchbay.organization.Environment;
import dev.patchbay.organization.Organizations;
import dev.patchbay.organization.Origin;
import dev.patchbay.organization.Permission;
import dev.patchbay.organization.Scope;
import dev.patchbay.organization.Scopes;
import dev.patchbay.problem.NotFound;
import dev.patchbay.token.Token;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Connect sessions: made for the SaaS's backend, opened once by a page that may embed the widget, and resumed by the
 * widget's key for as long as it is open.
 */
@Service
public class ConnectSessions {

    /** How long an opened widget lasts. */
    public static final Duration KEY_LIFE = Duration.ofHours(1);

    /** How long the SaaS may still ask what became of a session. */
    private static final Duration KEPT_AFTER_END = Duration.ofDays(7);

    private final ConnectSessionTable table;
    private final ConnectSessionRules rules;
    private final Tenants tenants;
    private final Organizations organizations;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ConnectSessions(
            ConnectSessionTable table,
            ConnectSessionRules rules,
            Tenants tenants,
            Organizations organizations,
            ApplicationEventPublisher events,
            Clock clock) {
        this.table = table;
        this.rules = rules;
        this.tenants = tenants;
        this.organizations = organizations;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A session just made, with the two secrets that are told only now.
     *
     * @param token opens the widget in a page
     * @param linkKey opens the hosted page {@code /connect/link/{linkKey}}
     */
    public record Issued(ConnectSession session, String token, String linkKey) {}

    /** A widget just opened, with the key that its address carries. */
    public record Opened(WidgetScope scope, String key) {}

    /** @throws dev.patchbay.problem.InvalidInput when a field is wrong, each named */
    @Transactional
    public Issued create(Scope scope, NewConnectSession request) {
        scope.require(Permission.CONNECT_SESSIONS_WRITE);
        List<String> origins = rules.check(request);
        Tenant tenant = tenants.named(scope, request.tenantId(), request.tenantName());
        Instant now = clock.instant();
        ConnectSession session = new ConnectSession(
                ConnectSessionId.next(),
                scope.organization(),
                scope.environment(),
                tenant.id(),
                request.endUser(),
                request.connectors(),
                request.connection(),
                request.allowAccountChange(),
                request.scopes(),
                origins,
                request.returnUrl(),
                request.locale(),
                request.theme(),
                request.tags(),
                request.completion(),
                ConnectSession.Status.PENDING,
                now,
                now.plus(request.expiresIn()),
                null,
                null,
                null);
        String token = "cst_" + Token.next();
        String linkKey = Token.next();
        table.insert(session, Token.hash(token), Token.hash(linkKey));
        events.publishEvent(
                Act.in(scope, "connect_session.created", session.id(), "").with("tenant", tenant.externalId()));
        return new Issued(session, token, linkKey);
    }

    /** @throws NotFound when the scope's environment has no such session */
    public ConnectSession get(Scope scope, ConnectSessionId id) {
        scope.require(Permission.CONNECT_SESSIONS_WRITE);
        return table.find(scope.environment(), id).orElseThrow(() -> new NotFound("connect session"));
    }

    /**
     * Spends a token.
     *
     * @param origin the browser's word for the page that posted it
     * @throws CannotOpenWidget when the token is unknown, used or expired, or the origin may not embed the widget; a
     *     refused origin leaves the token unspent
     */
    @Transactional
    public Opened open(String token, @Nullable String origin) {
        ConnectSession session =
                table.findByToken(Token.hash(token)).orElseThrow(() -> new CannotOpenWidget(Reason.TOKEN_UNKNOWN));
        String from = origin == null ? "" : Origin.parse(origin).orElse("");
        if (!mayEmbed(session, from)) {
            throw new CannotOpenWidget(Reason.ORIGIN_NOT_ALLOWED);
        }
        return spend(session, from);
    }

    /** What a hosted link is for, before the person's click spends it. */
    public WidgetScope lookAtLink(String linkKey) {
        ConnectSession session = byLink(linkKey);
        requireUnspent(session);
        return widgetScope(session);
    }

    /** Spends a hosted link; its page is top-level and embedded by nobody. */
    @Transactional
    public Opened openLink(String linkKey) {
        return spend(byLink(linkKey), null);
    }

    /** The open widget of this key; empty when the key is unknown or its time is over. */
    public Optional<WidgetScope> resume(String key) {
        return table.findByKey(Token.hash(key)).filter(this::isOpen).map(this::widgetScope);
    }

    /** The origin of the page that opened the widget of this key, also when the widget's time is over: that page is told so. */
    public Optional<String> openerOf(String key) {
        return table.findByKey(Token.hash(key)).map(ConnectSession::openerOrigin);
    }

    /** The widget of this session, open or not; for the rest of what it began, which comes without the widget's key. */
    public Optional<WidgetScope> resume(Scope scope, ConnectSessionId id) {
        return table.find(scope.environment(), id).map(this::widgetScope);
    }

    /** The widget of this session while it is open. */
    public Optional<WidgetScope> resumeIfOpen(Scope scope, ConnectSessionId id) {
        return table.find(scope.environment(), id).filter(this::isOpen).map(this::widgetScope);
    }

    /** Notes that the session led to a connection. The widget stays open until its time is over. */
    @Transactional
    public void complete(WidgetScope widget, List<ConnectionId> made) {
        Instant now = clock.instant();
        if (table.complete(widget.sessionId(), now)) {
            tell(ConnectSessionEvent.Type.COMPLETED, widget, made, null, now);
        }
    }

    /** Tells that a try in this session ended without a connection; in the caller's transaction. */
    @Transactional
    public void tryFailed(WidgetScope widget, String error) {
        tell(ConnectSessionEvent.Type.FAILED, widget, List.of(), error, clock.instant());
    }

    /** Ends the widget: its key opens nothing any more. */
    @Transactional
    public void close(WidgetScope widget) {
        table.close(widget.sessionId(), clock.instant());
    }

    /** Ends every widget of a tenant, and what was begun in it: nothing is left of its sessions. */
    @Transactional
    public void removeAllOf(Scope scope, TenantId tenant) {
        scope.require(Permission.CONNECTIONS_WRITE);
        table.removeOf(scope.environment(), tenant);
    }

    /** Removes sessions that ended more than a week ago, some at a time. */
    public void removeEnded() {
        Instant before = clock.instant().minus(KEPT_AFTER_END);
        while (table.removeEnded(before) > 0) {
            // Each pass is a short transaction of its own.
        }
    }

    private void tell(
            ConnectSessionEvent.Type type,
            WidgetScope widget,
            List<ConnectionId> made,
            @Nullable String error,
            Instant now) {
        table.find(widget.scope().environment(), widget.sessionId())
                .ifPresent(session -> events.publishEvent(new ConnectSessionEvent(type, session, made, error, now)));
    }

    private Opened spend(ConnectSession session, @Nullable String origin) {
        requireUnspent(session);
        String key = Token.next();
        Instant now = clock.instant();
        if (!table.open(session.id(), Token.hash(key), origin, now, now.plus(KEY_LIFE))) {
            throw new CannotOpenWidget(Reason.TOKEN_USED);
        }
        return new Opened(resume(key).orElseThrow(() -> new CannotOpenWidget(Reason.SESSION_ENDED)), key);
    }

    private ConnectSession byLink(String linkKey) {
        return table.findByLink(Token.hash(linkKey)).orElseThrow(() -> new CannotOpenWidget(Reason.TOKEN_UNKNOWN));
    }

    private void requireUnspent(ConnectSession session) {
        if (session.keyExpiresAt() != null) {
            throw new CannotOpenWidget(Reason.TOKEN_USED);
        }
        if (!clock.instant().isBefore(session.expiresAt())) {
            throw new CannotOpenWidget(Reason.TOKEN_EXPIRED);
        }
    }

    private boolean isOpen(ConnectSession session) {
        Instant end = session.keyExpiresAt();
        return end != null && clock.instant().isBefore(end);
    }

    private WidgetScope widgetScope(ConnectSession session) {
        Scope scope = Scopes.ofConnectSession(session.organization(), session.environment(), session.id());
        Tenant tenant = Optional.ofNullable(
                        tenants.byId(scope, List.of(session.tenant())).get(session.tenant()))
                .orElseThrow(() -> new NotFound("tenant"));
        return new WidgetScope(scope, session, tenant, embedders(session));
    }

    /** The page that opened the widget, and no other, is what may frame it from then on. */
    private static List<String> embedders(ConnectSession session) {
        String opener = session.openerOrigin();
        return opener == null || opener.isEmpty() ? List.of() : List.of(opener);
    }

    private boolean mayEmbed(ConnectSession session, String origin) {
        if (origin.isEmpty()) {
            return false;
        }
        if (!session.allowedOrigins().isEmpty()) {
            return session.allowedOrigins().contains(origin);
        }
        Environment environment = organizations.environment(
                Scopes.ofConnectSession(session.organization(), session.environment(), session.id()));
        if (!environment.allowedOrigins().isEmpty()) {
            return environment.allowedOrigins().contains(origin);
        }
        // A test environment that says nothing serves the developer's own machine, so that the first try works.
        return !environment.isLive() && Origin.isLoopback(origin);
    }
}
