package dev.patchbay.console.logs;

import dev.patchbay.audit.AuditEvent;
import dev.patchbay.audit.AuditFilter;
import dev.patchbay.audit.AuditRecord;
import dev.patchbay.console.member.CurrentMember;
import dev.patchbay.id.AuditEventId;
import dev.patchbay.page.Page;
import dev.patchbay.page.PageRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the record for the member who looks at it. */
@Component
class LogActions {

    private static final int PAGE = 50;

    private final CurrentMember member;
    private final AuditRecord record;

    LogActions(CurrentMember member, AuditRecord record) {
        this.member = member;
        this.record = record;
    }

    Page<AuditEvent> page(AuditFilter filter, @Nullable String cursor) {
        return record.list(member.scope(), filter, PageRequest.of(PAGE, cursor));
    }

    Optional<AuditEvent> find(String id) {
        return AuditEventId.parse(id).flatMap(parsed -> record.find(member.scope(), parsed));
    }
}
