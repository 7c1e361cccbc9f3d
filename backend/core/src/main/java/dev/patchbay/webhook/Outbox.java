package dev.patchbay.webhook;

import dev.patchbay.connect.ConnectSession;
import dev.patchbay.connect.ConnectSessionEvent;
import dev.patchbay.connect.Tenant;
import dev.patchbay.connect.Tenants;
import dev.patchbay.connection.Connection;
import dev.patchbay.connection.ConnectionBody;
import dev.patchbay.connection.ConnectionEvent;
import dev.patchbay.connection.ConnectionStatus;
import dev.patchbay.connection.Connections;
import dev.patchbay.connector.Connectors;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.id.EnvironmentId;
import dev.patchbay.id.OrganizationId;
import dev.patchbay.id.TenantId;
import dev.patchbay.organization.Scope;
import dev.patchbay.organization.Scopes;
import dev.patchbay.problem.NotFound;
import dev.patchbay.webhook.MessageBody.Data;
import dev.patchbay.webhook.MessageBody.SessionBody;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes a message for each change, in the transaction of the change, for the endpoints that want it. */
@Component
class Outbox {

    private final EndpointTable endpoints;
    private final Enqueuing enqueuing;
    private final Connections connections;
    private final Connectors connectors;
    private final Tenants tenants;

    Outbox(
            EndpointTable endpoints,
            Enqueuing enqueuing,
            Connections connections,
            Connectors connectors,
            Tenants tenants) {
        this.endpoints = endpoints;
        this.enqueuing = enqueuing;
        this.connections = connections;
        this.connectors = connectors;
        this.tenants = tenants;
    }

    @EventListener
    void on(ConnectionEvent event) {
        Connection connection = event.connection();
        ConnectionStatus previous = event.previous();
        write(
                connection.environment(),
                WebhookType.of(event.type()),
                event.at(),
                connection.id().value(),
                () -> new Data(body(connection), null, previous == null ? null : previous.text(), event.error(), null));
    }

    @EventListener
    void on(ConnectSessionEvent event) {
        ConnectSession session = event.session();
        Optional<ConnectionId> made = event.connections().stream().findFirst();
        write(
                session.environment(),
                WebhookType.of(event.type()),
                event.at(),
                made.map(ConnectionId::value).orElse(session.id().value()),
                () -> {
                    Scope scope = scope(session.organization(), session.environment());
                    return new Data(
                            made.flatMap(id -> connections.find(scope, id))
                                    .map(this::body)
                                    .orElse(null),
                            SessionBody.of(session, tenant(scope, session.tenant()), event.connections(), event.at()),
                            null,
                            event.error(),
                            null);
                });
    }

    private void write(EnvironmentId environment, WebhookType type, Instant at, UUID lane, Supplier<Data> data) {
        List<WebhookEndpoint> wanting = endpoints.enabled(environment).stream()
                .filter(endpoint -> endpoint.wants(type))
                .toList();
        if (!wanting.isEmpty()) {
            enqueuing.write(environment, wanting, lane, new MessageBody(type.text(), at, data.get()));
        }
    }

    private ConnectionBody body(Connection connection) {
        Scope scope = scope(connection.organization(), connection.environment());
        String slug = connectors
                .inUse(connection.organization(), connection.connector())
                .slug();
        return ConnectionBody.of(connection, slug, tenant(scope, connection.tenant()));
    }

    private Tenant tenant(Scope scope, TenantId id) {
        return Optional.ofNullable(tenants.byId(scope, List.of(id)).get(id)).orElseThrow(() -> new NotFound("tenant"));
    }

    private static Scope scope(OrganizationId organization, EnvironmentId environment) {
        return Scopes.ofSystem(organization, environment, "webhooks");
    }
}
