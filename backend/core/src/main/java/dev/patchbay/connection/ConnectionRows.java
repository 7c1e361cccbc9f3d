package dev.patchbay.connection;

import dev.patchbay.connect.EndUser;
import dev.patchbay.id.ConnectSessionId;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.id.ConnectorId;
import dev.patchbay.id.EnvironmentId;
import dev.patchbay.id.OrganizationId;
import dev.patchbay.id.TenantId;
import dev.patchbay.storage.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How a connection and its row become one another. */
final class ConnectionRows {

    private static final TypeReference<List<String>> LIST = new TypeReference<>() {};

    private static final TypeReference<Map<String, String>> MAP = new TypeReference<>() {};

    private final JsonMapper json = new JsonMapper();

    /** What may change after the connection was made, by parameter name. */
    Map<String, @Nullable Object> values(Connection connection) {
        EndUser user = connection.endUser();
        ConnectSessionId session = connection.connectSession();
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("method", connection.authMethod());
        values.put("session", session == null ? null : session.bytes());
        values.put("userId", user == null ? null : user.id());
        values.put("userEmail", user == null ? null : user.email());
        values.put("userName", user == null ? null : user.name());
        values.put("label", connection.label());
        values.put("accountId", connection.account().id());
        values.put("accountName", connection.account().name());
        values.put("accountEmail", connection.account().email());
        values.put("status", connection.status().name());
        values.put("reason", connection.statusReason());
        values.put("required", json.writeValueAsString(connection.requiredScopes()));
        values.put("granted", json.writeValueAsString(connection.grantedScopes()));
        values.put("values", written(connection.values()));
        values.put("expires", Columns.timestampOrNull(connection.credentialsExpireAt()));
        values.put("updated", Columns.timestamp(connection.updatedAt()));
        values.put("verified", Columns.timestampOrNull(connection.lastVerifiedAt()));
        return values;
    }

    StoredCredentials stored(ResultSet row) throws SQLException {
        return new StoredCredentials(
                connection(row),
                row.getBytes("credentials"),
                row.getLong("credentials_version"),
                Columns.optionalUuid(row, "refresh_lease_owner").orElse(null),
                Columns.optionalInstant(row, "refresh_lease_until").orElse(null),
                Columns.optionalInstant(row, "refresh_not_before").orElse(null),
                Columns.optionalInstant(row, "due_at").orElse(null));
    }

    Connection connection(ResultSet row) throws SQLException {
        byte[] session = row.getBytes("connect_session_id");
        String userId = row.getString("end_user_id");
        return new Connection(
                ConnectionId.of(row.getBytes("id")),
                OrganizationId.of(row.getBytes("organization_id")),
                EnvironmentId.of(row.getBytes("environment_id")),
                TenantId.of(row.getBytes("tenant_id")),
                ConnectorId.of(row.getBytes("connector_id")),
                row.getString("auth_method"),
                session == null ? null : ConnectSessionId.of(session),
                userId == null
                        ? null
                        : new EndUser(userId, row.getString("end_user_email"), row.getString("end_user_name")),
                row.getString("label"),
                new Account(row.getString("account_id"), row.getString("account_name"), row.getString("account_email")),
                ConnectionStatus.valueOf(row.getString("status")),
                row.getString("status_reason"),
                Columns.optionalInstant(row, "deadline").orElse(null),
                strings(row.getString("scopes_required")),
                strings(row.getString("scopes_granted")),
                Map.of(),
                values(row.getString("connection_values")),
                Columns.optionalInstant(row, "credentials_expire_at").orElse(null),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "updated_at"),
                Columns.optionalInstant(row, "last_used_at").orElse(null),
                Columns.optionalInstant(row, "last_verified_at").orElse(null));
    }

    /** Tags come from a table of their own. */
    Connection tagged(Connection c, Map<String, String> tags) {
        return new Connection(
                c.id(),
                c.organization(),
                c.environment(),
                c.tenant(),
                c.connector(),
                c.authMethod(),
                c.connectSession(),
                c.endUser(),
                c.label(),
                c.account(),
                c.status(),
                c.statusReason(),
                c.deadline(),
                c.requiredScopes(),
                c.grantedScopes(),
                Map.copyOf(tags),
                c.values(),
                c.credentialsExpireAt(),
                c.createdAt(),
                c.updatedAt(),
                c.lastUsedAt(),
                c.lastVerifiedAt());
    }

    @Nullable
    String written(Map<String, String> values) {
        return values.isEmpty() ? null : json.writeValueAsString(values);
    }

    /** What the column holds; most connections have no values. */
    Map<String, String> values(@Nullable String object) {
        return object == null ? Map.of() : Map.copyOf(json.readValue(object, MAP));
    }

    private List<String> strings(String array) {
        return array.equals("[]") ? List.of() : json.readValue(array, LIST);
    }
}
