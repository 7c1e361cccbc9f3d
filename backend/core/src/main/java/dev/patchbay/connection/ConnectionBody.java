package dev.patchbay.connection;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.patchbay.connect.EndUser;
import dev.patchbay.connect.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A connection as the API shows it and as webhooks tell of it, one form for both; never a secret. */
public record ConnectionBody(
        String id,
        String connector,
        String authMethod,
        TenantRef tenant,
        @Nullable EndUserRef endUser,
        String label,
        AccountRef account,
        String status,
        @Nullable String statusReason,
        @Nullable Instant deadline,
        Scopes scopes,
        Map<String, String> tags,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant lastVerifiedAt,
        @Nullable Instant expiresAt) {

    /** @param id the SaaS's own id */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TenantRef(String id, @Nullable String name) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record EndUserRef(
            String id, @Nullable String email, @Nullable String name) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AccountRef(
            @Nullable String id,
            @Nullable String name,
            @Nullable String email) {}

    public record Scopes(List<String> required, List<String> granted, List<String> missing) {}

    public static ConnectionBody of(Connection connection, String connectorSlug, Tenant tenant) {
        EndUser user = connection.endUser();
        Account account = connection.account();
        return new ConnectionBody(
                connection.id().text(),
                connectorSlug,
                connection.authMethod(),
                new TenantRef(tenant.externalId(), tenant.name()),
                user == null ? null : new EndUserRef(user.id(), user.email(), user.name()),
                connection.label(),
                new AccountRef(account.id(), account.name(), account.email()),
                connection.status().text(),
                connection.statusReason(),
                connection.deadline(),
                new Scopes(connection.requiredScopes(), connection.grantedScopes(), connection.missingScopes()),
                connection.tags(),
                connection.createdAt(),
                connection.updatedAt(),
                connection.lastUsedAt(),
                connection.lastVerifiedAt(),
                connection.credentialsExpireAt());
    }
}
