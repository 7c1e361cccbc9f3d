package dev.patchbay.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.patchbay.connect.ConnectSession;
import dev.patchbay.connect.Tenant;
import dev.patchbay.connection.ConnectionBody;
import dev.patchbay.connector.DefinitionJson;
import dev.patchbay.id.ConnectionId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is sent, as JSON in the API's own style. It never holds a secret.
 *
 * @param timestamp when it happened
 */
record MessageBody(String type, Instant timestamp, Data data) {

    /**
     * @param connection as {@code GET /connections/{id}} answers
     * @param previousStatus the connection's status before, when it is another now
     * @param error the stable code of what went wrong
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Data(
            @Nullable ConnectionBody connection,
            @Nullable SessionBody connectSession,
            @Nullable String previousStatus,
            @Nullable String error,
            @Nullable String message) {}

    /**
     * A connect session as its message tells of it.
     *
     * @param connections ids of what it led to
     */
    record SessionBody(
            String id,
            String status,
            ConnectionBody.TenantRef tenant,
            List<String> connections,
            Instant createdAt,
            @Nullable Instant completedAt) {

        static SessionBody of(ConnectSession session, Tenant tenant, List<ConnectionId> connections, Instant now) {
            return new SessionBody(
                    session.id().text(),
                    session.statusAt(now).name().toLowerCase(Locale.ROOT),
                    new ConnectionBody.TenantRef(tenant.externalId(), tenant.name()),
                    connections.stream().map(ConnectionId::text).toList(),
                    session.createdAt(),
                    session.completedAt());
        }
    }

    String json() {
        return DefinitionJson.strict().writeValueAsString(this);
    }

    static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
