package dev.patchbay.connection;

import dev.patchbay.connect.ConnectSessions;
import dev.patchbay.connect.Tenant;
import dev.patchbay.connect.Tenants;
import dev.patchbay.organization.Permission;
import dev.patchbay.organization.Scope;
import dev.patchbay.page.PageRequest;
import dev.patchbay.problem.NotFound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Erases tenants: their open widgets end, their connections are deleted one by one as if each were asked for, and then they are gone. */
@Service
public class TenantErasure {

    /** How long apps are asked to end grants while the caller waits; those that are left are asked in the background. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final PageRequest SOME = PageRequest.first(100);
    private static final int PASSES = 3;

    private final Tenants tenants;
    private final ConnectSessions sessions;
    private final ConnectionTable connections;
    private final Deleting deleting;
    private final Clock clock;

    TenantErasure(
            Tenants tenants, ConnectSessions sessions, ConnectionTable connections, Deleting deleting, Clock clock) {
        this.tenants = tenants;
        this.sessions = sessions;
        this.connections = connections;
        this.deleting = deleting;
        this.clock = clock;
    }

    /**
     * What an erasure did.
     *
     * @param revocations how many of its connections' grants ended how
     */
    public record Erased(Tenant tenant, Map<Deletion.Revocation, Integer> revocations) {

        public int connections() {
            return revocations.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /**
     * Broken off in the middle, it can be asked for again: what is deleted stays deleted.
     *
     * @throws NotFound when the scope's environment has no such tenant
     * @throws ConnectionProblems.TenantInUse when the tenant is given new sessions or connections all the while
     */
    public Erased erase(Scope scope, String externalId) {
        scope.require(Permission.CONNECTIONS_WRITE);
        Tenant tenant = tenants.find(scope, externalId).orElseThrow(() -> new NotFound("tenant"));
        Instant patientUntil = clock.instant().plus(PATIENCE);
        Map<Deletion.Revocation, Integer> revocations = new EnumMap<>(Deletion.Revocation.class);
        for (int pass = 0; pass < PASSES; pass++) {
            sessions.removeAllOf(scope, tenant.id());
            deleteConnections(scope, tenant, patientUntil, revocations);
            if (tenants.remove(scope, tenant)) {
                return new Erased(tenant, revocations);
            }
        }
        throw new ConnectionProblems.TenantInUse();
    }

    private void deleteConnections(
            Scope scope, Tenant tenant, Instant patientUntil, Map<Deletion.Revocation, Integer> revocations) {
        ConnectionFilter ofTenant = ConnectionFilter.ofTenant(tenant.id());
        List<Connection> some = connections.list(scope.environment(), ofTenant, SOME);
        while (!some.isEmpty()) {
            for (Connection connection : some) {
                try {
                    Deletion deletion = clock.instant().isBefore(patientUntil)
                            ? deleting.delete(scope, connection.id())
                            : deleting.deleteWithoutWaiting(scope, connection.id());
                    revocations.merge(deletion.atProvider(), 1, Integer::sum);
                } catch (NotFound e) {
                    // Another call deleted it first.
                }
            }
            some = connections.list(scope.environment(), ofTenant, SOME);
        }
    }
}
