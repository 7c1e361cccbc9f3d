package dev.patchbay.console.connections;

import dev.patchbay.connect.Tenant;
import dev.patchbay.connect.Tenants;
import dev.patchbay.connection.Connection;
import dev.patchbay.connection.ConnectionFilter;
import dev.patchbay.connection.Connections;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.Connectors;
import dev.patchbay.console.member.CurrentMember;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.id.ConnectorId;
import dev.patchbay.id.TenantId;
import dev.patchbay.organization.Scope;
import dev.patchbay.page.Page;
import dev.patchbay.page.PageRequest;
import dev.patchbay.problem.NotFound;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks connections up with what a screen shows beside them. */
@Component
class ConnectionBook {

    private static final int PAGE = 25;

    private final CurrentMember member;
    private final Connections connections;
    private final Connectors connectors;
    private final Tenants tenants;

    ConnectionBook(CurrentMember member, Connections connections, Connectors connectors, Tenants tenants) {
        this.member = member;
        this.connections = connections;
        this.connectors = connectors;
        this.tenants = tenants;
    }

    /** What is wanted, as the filters and the address say it; empty texts do not narrow. */
    record Wanted(String status, String connector, String tenant) {}

    Page<ShownConnection> page(Wanted wanted, @Nullable String cursor) {
        Scope scope = member.scope();
        Optional<ConnectionFilter> filter = filter(scope, wanted);
        if (filter.isEmpty()) {
            return new Page<>(List.of(), Optional.empty());
        }
        Page<Connection> page = connections.list(scope, filter.get(), PageRequest.of(PAGE, cursor));
        Map<TenantId, Tenant> named =
                tenants.byId(scope, page.data().stream().map(Connection::tenant).toList());
        return page.map(connection -> shown(connection, named));
    }

    Optional<ShownConnection> find(String id) {
        Scope scope = member.scope();
        return ConnectionId.parse(id)
                .flatMap(parsed -> connections.find(scope, parsed))
                .map(connection -> shown(connection, tenants.byId(scope, List.of(connection.tenant()))));
    }

    /** Connectors for the filter's choice, those that match a text. */
    List<Connector> connectors(String text, int most) {
        return connectors.search(member.scope(), text, PageRequest.first(most)).data();
    }

    Optional<Connector> connector(String slug) {
        return connectors.find(member.scope(), slug);
    }

    /** Empty when what is asked for does not exist, so that nothing can match. */
    private Optional<ConnectionFilter> filter(Scope scope, Wanted wanted) {
        TenantId tenant = null;
        if (!wanted.tenant().isBlank()) {
            Optional<Tenant> found = tenants.find(scope, wanted.tenant().strip());
            if (found.isEmpty()) {
                return Optional.empty();
            }
            tenant = found.get().id();
        }
        ConnectorId connector = null;
        if (!wanted.connector().isBlank()) {
            Optional<Connector> found = connectors.find(scope, wanted.connector());
            if (found.isEmpty()) {
                return Optional.empty();
            }
            connector = found.get().id();
        }
        return Optional.of(new ConnectionFilter(
                tenant, connector, Statuses.parse(wanted.status()).orElse(null), null, Map.of()));
    }

    private ShownConnection shown(Connection connection, Map<TenantId, Tenant> named) {
        Tenant tenant = Optional.ofNullable(named.get(connection.tenant())).orElseThrow(() -> new NotFound("tenant"));
        return new ShownConnection(
                connection, connectors.inUse(connection.organization(), connection.connector()), tenant);
    }
}
