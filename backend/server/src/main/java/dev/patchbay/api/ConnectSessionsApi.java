package dev.patchbay.api;

import dev.patchbay.authorization.PublicUrl;
import dev.patchbay.connect.ConnectSession;
import dev.patchbay.connect.ConnectSessions;
import dev.patchbay.connect.NewConnectSession;
import dev.patchbay.connect.ScopeChoice;
import dev.patchbay.connect.Tenants;
import dev.patchbay.connection.Connections;
import dev.patchbay.connector.Connectors;
import dev.patchbay.connector.Slug;
import dev.patchbay.id.ConnectSessionId;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.organization.Scope;
import dev.patchbay.problem.FieldErrors;
import dev.patchbay.problem.NotFound;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /connect-sessions}. */
@RestController
@RequestMapping("/api/v1/connect-sessions")
class ConnectSessionsApi {

    private final ConnectSessions sessions;
    private final Connections connections;
    private final Connectors connectors;
    private final Tenants tenants;
    private final PublicUrl url;
    private final Clock clock;

    ConnectSessionsApi(
            ConnectSessions sessions,
            Connections connections,
            Connectors connectors,
            Tenants tenants,
            PublicUrl url,
            Clock clock) {
        this.sessions = sessions;
        this.connections = connections;
        this.connectors = connectors;
        this.tenants = tenants;
        this.url = url;
        this.clock = clock;
    }

    /** @param token opens the widget once; it is told only here */
    public record CreatedBody(String id, String token, String url, Instant expiresAt) {}

    /** @param connections ids of what the session led to, newest first */
    public record StatusBody(
            String id,
            String status,
            List<String> connections,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant completedAt) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    CreatedBody create(Scope scope, @RequestBody ConnectSessionBody body, HttpServletResponse response) {
        NewConnectSession request = body.request();
        checkReferences(scope, request);
        ConnectSessions.Issued issued = sessions.create(scope, request);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return new CreatedBody(
                issued.session().id().text(),
                issued.token(),
                url.of("/connect/link/" + issued.linkKey()),
                issued.session().expiresAt());
    }

    @GetMapping("/{id}")
    StatusBody get(Scope scope, @PathVariable String id) {
        ConnectSession session =
                sessions.get(scope, ConnectSessionId.parse(id).orElseThrow(() -> new NotFound("connect session")));
        List<String> made = connections.madeIn(scope, session.id()).stream()
                .map(ConnectionId::text)
                .toList();
        return new StatusBody(
                session.id().text(),
                session.statusAt(clock.instant()).name().toLowerCase(Locale.ROOT),
                made,
                session.createdAt(),
                session.expiresAt(),
                session.completedAt());
    }

    private void checkScopes(
            Scope scope, NewConnectSession request, String slug, ScopeChoice choice, FieldErrors errors) {
        String field = Slug.isValid(slug) ? "scopes." + slug : "scopes";
        boolean left = !request.connectors().isEmpty() && !request.connectors().contains(slug);
        if (left || !connectors.isOffered(scope, slug)) {
            errors.add(field, "unknown", "This session has no connector with this slug.");
        } else if (!connectors.declaredScopes(scope, slug).containsAll(choice.all())) {
            errors.add(field, "unknown", "The connector declares no such scope: list it there first.");
        }
    }

    /** A slug or connection that the caller does not have is a mistake now, not a riddle for the end user later. */
    private void checkReferences(Scope scope, NewConnectSession request) {
        FieldErrors errors = new FieldErrors();
        for (int i = 0; i < Math.min(request.connectors().size(), 1000); i++) {
            String slug = request.connectors().get(i);
            if (!connectors.isOffered(scope, slug)) {
                errors.add("connectors[" + i + "]", "unknown", "There is no connector with this slug.");
            }
        }
        request.scopes().forEach((slug, choice) -> checkScopes(scope, request, slug, choice, errors));
        ConnectionId connection = request.connection();
        if (connection != null) {
            boolean ofTenant = tenants.find(scope, request.tenantId())
                    .filter(tenant -> connections.isOf(scope, connection, tenant.id()))
                    .isPresent();
            if (!ofTenant) {
                errors.add("connection_id", "unknown", "This tenant has no such connection.");
            }
        }
        errors.throwIfAny();
    }
}
