package dev.patchbay.audit;

import dev.patchbay.id.AuditEventId;
import dev.patchbay.id.EnvironmentId;
import dev.patchbay.organization.Act;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the record.
 *
 * @param environment null when it is of the whole organization
 * @param action the kind of thing and what became of it: {@code connection.degraded}
 * @param address the client's IP address, when there was a request
 * @param details names and plain values; never a secret
 */
public record AuditEvent(
        AuditEventId id,
        @Nullable EnvironmentId environment,
        Who actor,
        String action,
        Act.Subject subject,
        boolean succeeded,
        @Nullable String address,
        @Nullable String requestId,
        Map<String, String> details,
        Instant at) {

    /**
     * Who did it, as they were called then.
     *
     * @param id empty for nobody known and for Patchbay itself
     */
    public record Who(Kind kind, String id, String name) {}

    public enum Kind {
        MEMBER,
        API_KEY,
        /** In the connect widget; the id is the connect session's. */
        END_USER,
        /** Patchbay's own jobs. */
        SYSTEM,
        /** Somebody who had not proven who they are. */
        NOBODY
    }
}
