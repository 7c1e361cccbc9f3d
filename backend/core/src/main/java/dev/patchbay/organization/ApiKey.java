package dev.patchbay.organization;

import dev.patchbay.id.ApiKeyId;
import dev.patchbay.id.EnvironmentId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A secret key of one environment, without its secret, which only {@link ApiKeys#create} ever tells.
 *
 * @param hint the beginning of the secret, enough to recognise it
 */
public record ApiKey(
        ApiKeyId id,
        EnvironmentId environment,
        String name,
        String hint,
        Set<Permission> permissions,
        String createdBy,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {}
