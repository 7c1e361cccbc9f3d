package dev.patchbay.connect;

import dev.patchbay.id.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One customer of the SaaS.
 *
 * @param externalId the SaaS's own id for it
 */
public record Tenant(
        TenantId id, String externalId, @Nullable String name, Instant createdAt) {

    /** What a person reads. */
    public String displayName() {
        return name == null || name.isBlank() ? externalId : name;
    }
}
