package dev.patchbay.api;

import dev.patchbay.connect.Tenant;
import dev.patchbay.connect.Tenants;
import dev.patchbay.connection.AppCalls;
import dev.patchbay.connection.Connection;
import dev.patchbay.connection.ConnectionBody;
import dev.patchbay.connection.ConnectionEdit;
import dev.patchbay.connection.ConnectionFilter;
import dev.patchbay.connection.ConnectionStatus;
import dev.patchbay.connection.Connections;
import dev.patchbay.connection.Deletion;
import dev.patchbay.connection.FreshCredentials;
import dev.patchbay.connection.FreshCredentials.Handout;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.Connectors;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.id.TenantId;
import dev.patchbay.organization.Scope;
import dev.patchbay.page.Page;
import dev.patchbay.page.PageRequest;
import dev.patchbay.problem.InvalidInput;
import dev.patchbay.problem.NotFound;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /connections}. */
@RestController
@RequestMapping("/api/v1/connections")
class ConnectionsApi {

    private static final String TAG = "tag.";

    private final Connections connections;
    private final FreshCredentials fresh;
    private final AppCalls calls;
    private final Connectors connectors;
    private final Tenants tenants;
    private final ConnectionImport imports;

    ConnectionsApi(
            Connections connections,
            FreshCredentials fresh,
            AppCalls calls,
            Connectors connectors,
            Tenants tenants,
            ConnectionImport imports) {
        this.connections = connections;
        this.fresh = fresh;
        this.calls = calls;
        this.connectors = connectors;
        this.tenants = tenants;
        this.imports = imports;
    }

    /** @param revocation what is known of the grant at the app: {@code revoked}, {@code not_supported}, {@code failed}, {@code scheduled} */
    public record DeletedBody(String id, boolean deleted, String revocation) {}

    @GetMapping
    PageBody<ConnectionBody> list(
            Scope scope,
            @RequestParam(required = false) @Nullable String tenant,
            @RequestParam(required = false) @Nullable String connector,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters) {
        PageRequest page = PageRequest.of(limit, cursor);
        Optional<Tenant> ofTenant = tenant == null ? Optional.empty() : tenants.find(scope, tenant);
        Optional<Connector> ofConnector = connector == null ? Optional.empty() : connectors.find(scope, connector);
        ConnectionStatus ofStatus = status == null ? null : status(status);
        if (tenant != null && ofTenant.isEmpty() || connector != null && ofConnector.isEmpty()) {
            return new PageBody<>(List.of(), null);
        }
        ConnectionFilter filter = new ConnectionFilter(
                ofTenant.map(Tenant::id).orElse(null),
                ofConnector.map(Connector::id).orElse(null),
                ofStatus,
                null,
                tags(parameters));
        Page<Connection> found = connections.list(scope, filter, page);
        Map<TenantId, Tenant> named = tenants.byId(
                scope, found.data().stream().map(Connection::tenant).toList());
        return PageBody.of(found.map(c -> body(c, named)));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ConnectionBody importExisting(Scope scope, @RequestBody ConnectionRequests.Import body) {
        return body(scope, imports.take(scope, body));
    }

    @GetMapping("/{id}")
    ConnectionBody get(Scope scope, @PathVariable String id) {
        return body(scope, connections.get(scope, id(id)));
    }

    @PatchMapping("/{id}")
    ConnectionBody edit(Scope scope, @PathVariable String id, @RequestBody ConnectionRequests.Edit body) {
        Map<String, String> tags = body.tags() == null ? null : Inputs.map("tags", body.tags());
        return body(scope, connections.edit(scope, id(id), new ConnectionEdit(body.label(), tags, body.disabled())));
    }

    @DeleteMapping("/{id}")
    DeletedBody delete(Scope scope, @PathVariable String id) {
        Deletion deletion = connections.delete(scope, id(id));
        return new DeletedBody(
                deletion.id().text(), true, deletion.atProvider().name().toLowerCase(Locale.ROOT));
    }

    /**
     * The hot path. It answers the body itself: a {@code ResponseEntity} is flushed before its length is known, and is then sent in
     * chunks and compressed however short it is. The type said here spares a search for one that the caller accepts.
     */
    @GetMapping(path = "/{id}/credentials", produces = MediaType.APPLICATION_JSON_VALUE)
    CredentialsBody credentials(Scope scope, @PathVariable String id, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Handout handout = fresh.of(scope, id(id));
        return CredentialsBody.of(handout, calls.signs(handout.method()));
    }

    @PostMapping("/{id}/refresh")
    ConnectionBody refresh(Scope scope, @PathVariable String id) {
        return body(scope, fresh.refresh(scope, id(id)));
    }

    @PostMapping("/{id}/verify")
    ConnectionBody verify(Scope scope, @PathVariable String id) {
        return body(scope, connections.verify(scope, id(id)));
    }

    @PostMapping("/{id}/confirm")
    ConnectionBody confirm(Scope scope, @PathVariable String id, @RequestBody ConnectionRequests.Confirm body) {
        String endUser = body.endUser() == null ? null : body.endUser().id();
        if (endUser == null) {
            throw new InvalidInput("end_user.id", "required", "Name the end user who is signed in.");
        }
        return body(scope, connections.confirm(scope, id(id), endUser));
    }

    private ConnectionBody body(Scope scope, Connection connection) {
        return body(connection, tenants.byId(scope, List.of(connection.tenant())));
    }

    private ConnectionBody body(Connection connection, Map<TenantId, Tenant> named) {
        String slug = connectors
                .inUse(connection.organization(), connection.connector())
                .slug();
        Tenant tenant = Optional.ofNullable(named.get(connection.tenant())).orElseThrow(() -> new NotFound("tenant"));
        return ConnectionBody.of(connection, slug, tenant);
    }

    private static ConnectionId id(String text) {
        return ConnectionId.parse(text).orElseThrow(() -> new NotFound("connection"));
    }

    private static ConnectionStatus status(String text) {
        return Arrays.stream(ConnectionStatus.values())
                .filter(s -> s.text().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new InvalidInput("status", "enum", "Use pending, active, degraded, needs_reauth or disabled."));
    }

    private static Map<String, String> tags(Map<String, String> parameters) {
        Map<String, String> tags = new HashMap<>();
        parameters.forEach((name, value) -> {
            if (name.startsWith(TAG)) {
                tags.put(name.substring(TAG.length()), value);
            }
        });
        if (tags.size() > 10) {
            throw new InvalidInput("tag", "too_many", "Filter by at most 10 tags.");
        }
        return tags;
    }
}
