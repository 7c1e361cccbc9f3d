package dev.patchbay.connector;

import dev.patchbay.id.ConnectorId;
import dev.patchbay.id.OAuthClientId;
import dev.patchbay.organization.Act;
import dev.patchbay.organization.Scope;
import dev.patchbay.storage.Columns;
import dev.patchbay.vault.SealContext;
import dev.patchbay.vault.Secret;
import dev.patchbay.vault.Vault;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The OAuth clients that each environment has registered for connectors, secrets sealed. */
@Service
public class OAuthClients {

    /** What the vault calls their secrets. */
    static final String KIND = "oauth_client";

    private final JdbcClient jdbc;
    private final Vault vault;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OAuthClients(JdbcClient jdbc, Vault vault, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.events = events;
        this.clock = clock;
    }

    /** A client as screens and the API show it. */
    public record Shown(String clientId, boolean secretSet) {}

    private record Row(OAuthClientId id, String clientId, byte @Nullable [] secret) {}

    /** The client with its secret, for the authorization flows alone. */
    public Optional<OAuthClient> find(Scope scope, ConnectorId connector, String methodKey) {
        return row(scope, connector, methodKey).map(row -> new OAuthClient(row.clientId(), open(scope, row)));
    }

    /** The clients of the scope's environment for one connector, by auth method. */
    public Map<String, Shown> shown(Scope scope, ConnectorId connector) {
        Map<String, Shown> shown = new HashMap<>();
        jdbc.sql("""
                select method_key, client_id, client_secret is not null as secret_set
                from connector_client where environment_id = ? and connector_id = ?""")
                .params(scope.environment().bytes(), connector.bytes())
                .query((row, n) -> shown.put(row.getString(1), new Shown(row.getString(2), row.getBoolean(3))))
                .list();
        return shown;
    }

    /** Stores what was entered; an absent part keeps what is there, an empty client id removes the client. */
    void save(Scope scope, ConnectorId connector, String methodKey, ConnectorInput.ClientInput input) {
        Optional<Row> stored = row(scope, connector, methodKey);
        String clientId = input.clientId() == null ? stored.map(Row::clientId).orElse("") : input.clientId();
        if (clientId.isEmpty()) {
            stored.ifPresent(row -> {
                jdbc.sql("delete from connector_client where id = ?")
                        .param(row.id().bytes())
                        .update();
                tell(scope, "oauth_client.deleted", row.id(), row.clientId(), connector, methodKey);
            });
            return;
        }
        OAuthClientId id = stored.map(Row::id).orElseGet(OAuthClientId::next);
        Secret secret = input.secret();
        byte[] sealed = secret == null
                ? stored.flatMap(row -> Optional.ofNullable(row.secret())).orElse(null)
                : secret.value().isEmpty() ? null : vault.seal(context(scope, id), secret.bytes());
        tell(scope, "oauth_client.saved", id, clientId, connector, methodKey);
        if (stored.isPresent()) {
            jdbc.sql("update connector_client set client_id = ?, client_secret = ?, updated_at = ? where id = ?")
                    .param(clientId)
                    .param(sealed)
                    .param(Columns.timestamp(clock.instant()))
                    .param(id.bytes())
                    .update();
            return;
        }
        jdbc.sql("""
                insert into connector_client (id, environment_id, organization_id, connector_id, method_key, client_id,
                  client_secret, updated_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(id.bytes())
                .param(scope.environment().bytes())
                .param(scope.organization().bytes())
                .param(connector.bytes())
                .param(methodKey)
                .param(clientId)
                .param(sealed)
                .param(Columns.timestamp(clock.instant()))
                .update();
    }

    private void tell(
            Scope scope, String action, OAuthClientId id, String clientId, ConnectorId connector, String methodKey) {
        events.publishEvent(Act.in(scope, action, id, clientId)
                .with("connector", connector.text())
                .with("auth_method", methodKey));
    }

    private Optional<Row> row(Scope scope, ConnectorId connector, String methodKey) {
        return jdbc.sql("""
                select id, client_id, client_secret from connector_client
                where environment_id = ? and connector_id = ? and method_key = ?""")
                .params(scope.environment().bytes(), connector.bytes(), methodKey)
                .query((row, n) -> new Row(OAuthClientId.of(row.getBytes(1)), row.getString(2), row.getBytes(3)))
                .optional();
    }

    private @Nullable Secret open(Scope scope, Row row) {
        byte[] sealed = row.secret();
        return sealed == null ? null : Secret.of(vault.open(context(scope, row.id()), sealed));
    }

    private static SealContext context(Scope scope, OAuthClientId id) {
        return new SealContext(scope.organization(), scope.environment(), KIND, id.value());
    }
}
