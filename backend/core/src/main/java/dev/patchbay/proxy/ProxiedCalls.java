package dev.patchbay.proxy;

import dev.patchbay.connection.Connections;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.organization.Permission;
import dev.patchbay.organization.Scope;
import dev.patchbay.page.Page;
import dev.patchbay.page.PageRequest;
import dev.patchbay.problem.NotFound;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Service;

/** Who called what through the proxy, for as long as it is kept. A call shows a second or two after its end. */
@Service
public class ProxiedCalls {

    private final ProxiedCallTable table;
    private final Connections connections;
    private final ProxyProperties settings;
    private final Clock clock;

    ProxiedCalls(ProxiedCallTable table, Connections connections, ProxyProperties settings, Clock clock) {
        this.table = table;
        this.connections = connections;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Newest first.
     *
     * @throws NotFound when the scope has no such connection
     */
    public Page<ProxiedCall> list(Scope scope, ConnectionId connection, PageRequest page) {
        scope.require(Permission.CONNECTIONS_READ);
        connections.get(scope, connection);
        return Page.of(table.list(scope.environment(), connection, page), page, ProxiedCall::id);
    }

    /** Forgets the calls whose time is over, in small steps. */
    public void removeOld() {
        Instant before = clock.instant().minus(settings.proxyCallsKept());
        while (table.deleteSome(before) > 0) {
            // as long as there are more
        }
    }
}
