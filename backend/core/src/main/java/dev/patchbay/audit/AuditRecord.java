package dev.patchbay.audit;

import dev.patchbay.id.AuditEventId;
import dev.patchbay.organization.Permission;
import dev.patchbay.organization.Scope;
import dev.patchbay.page.Page;
import dev.patchbay.page.PageRequest;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The record as a scope may read it: what happened in its environment, and to what is the whole organization's. */
@Service
public class AuditRecord {

    private final AuditTable table;
    private final AuditProperties properties;
    private final Clock clock;

    AuditRecord(AuditTable table, AuditProperties properties, Clock clock) {
        this.table = table;
        this.properties = properties;
        this.clock = clock;
    }

    /** Newest first. */
    public Page<AuditEvent> list(Scope scope, AuditFilter filter, PageRequest page) {
        scope.require(Permission.AUDIT_READ);
        return Page.of(table.list(scope.organization(), scope.environment(), filter, page), page, AuditEvent::id);
    }

    /** Empty when the scope has no such entry. */
    public Optional<AuditEvent> find(Scope scope, AuditEventId id) {
        scope.require(Permission.AUDIT_READ);
        return table.find(scope.organization(), scope.environment(), id);
    }

    /** Removes what is older than the operator wants to keep, some at a time. */
    public void removeOld() {
        while (table.removeBefore(clock.instant().minus(properties.auditRetention())) > 0) {
            // Each pass is a short transaction of its own.
        }
    }
}
