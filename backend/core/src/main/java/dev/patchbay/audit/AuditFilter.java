package dev.patchbay.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are wanted; an absent part does not narrow.
 *
 * @param actor the id of a member, an API key or a connect session
 * @param subject the id of what it was done to
 * @param from the first moment
 * @param until the moment after the last one
 */
public record AuditFilter(
        @Nullable String actor,
        @Nullable String action,
        @Nullable String subject,
        @Nullable Instant from,
        @Nullable Instant until) {

    public static AuditFilter all() {
        return new AuditFilter(null, null, null, null, null);
    }
}
