package dev.patchbay.authorization;

import dev.patchbay.connector.DefinitionJson;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.connector.OAuthClients;
import dev.patchbay.id.OAuthAppId;
import dev.patchbay.id.OrganizationId;
import dev.patchbay.storage.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code oauth_app} and of its clients. An installation has tens of them, not thousands. */
@Repository
class OAuthAppTable {

    private static final TypeReference<List<String>> LIST = new TypeReference<>() {};
    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;

    OAuthAppTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A client with its sealed secret. */
    record Client(OAuthAppId id, OrganizationId operator, String clientId, byte @Nullable [] secret) {}

    List<OAuthApp> all() {
        Map<OAuthAppId, Map<String, OAuthClients.Shown>> clients = new HashMap<>();
        jdbc.sql("select oauth_app_id, environment, client_id, client_secret is not null from oauth_app_client")
                .query((row, n) -> clients.computeIfAbsent(OAuthAppId.of(row.getBytes(1)), id -> new HashMap<>())
                        .put(row.getString(2), new OAuthClients.Shown(row.getString(3), row.getBoolean(4))))
                .list();
        return jdbc.sql("select * from oauth_app order by name, id")
                .query((row, n) -> app(row, clients))
                .list();
    }

    Optional<OAuthApp> find(String platform) {
        return all().stream().filter(app -> app.platform().equals(platform)).findFirst();
    }

    void insert(OAuthApp app) {
        jdbc.sql("""
                insert into oauth_app (id, organization_id, platform, name, method, allowed_scopes, created_at, updated_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(app.id().bytes())
                .param(app.operator().bytes())
                .param(app.platform())
                .param(app.name())
                .param(DefinitionJson.tree(app.endpoints()).toString())
                .param(JSON.writeValueAsString(app.allowedScopes()))
                .param(Columns.timestamp(app.createdAt()))
                .param(Columns.timestamp(app.updatedAt()))
                .update();
    }

    void update(OAuthAppId id, OAuthAppInput input, Instant now) {
        jdbc.sql("""
                update oauth_app set platform = ?, name = ?, method = ?, allowed_scopes = ?, updated_at = ? where id = ?""")
                .param(input.platform())
                .param(input.name())
                .param(DefinitionJson.tree(input.endpoints()).toString())
                .param(JSON.writeValueAsString(input.allowedScopes()))
                .param(Columns.timestamp(now))
                .param(id.bytes())
                .update();
    }

    void delete(OAuthAppId id) {
        jdbc.sql("delete from oauth_app where id = ?").param(id.bytes()).update();
    }

    Optional<Client> client(String platform, String environment) {
        return jdbc.sql("""
                select c.id, a.organization_id, c.client_id, c.client_secret
                from oauth_app a join oauth_app_client c on c.oauth_app_id = a.id
                where a.platform = ? and c.environment = ?""")
                .params(platform, environment)
                .query((row, n) -> new Client(
                        OAuthAppId.of(row.getBytes(1)),
                        OrganizationId.of(row.getBytes(2)),
                        row.getString(3),
                        row.getBytes(4)))
                .optional();
    }

    void insertClient(
            OAuthAppId client, OAuthAppId app, String environment, String id, byte @Nullable [] secret, Instant now) {
        jdbc.sql("""
                insert into oauth_app_client (id, oauth_app_id, environment, client_id, client_secret, updated_at)
                values (?, ?, ?, ?, ?, ?)""")
                .param(client.bytes())
                .param(app.bytes())
                .param(environment)
                .param(id)
                .param(secret)
                .param(Columns.timestamp(now))
                .update();
    }

    void updateClient(OAuthAppId client, String id, byte @Nullable [] secret, Instant now) {
        jdbc.sql("update oauth_app_client set client_id = ?, client_secret = ?, updated_at = ? where id = ?")
                .param(id)
                .param(secret)
                .param(Columns.timestamp(now))
                .param(client.bytes())
                .update();
    }

    void deleteClient(OAuthAppId client) {
        jdbc.sql("delete from oauth_app_client where id = ?")
                .param(client.bytes())
                .update();
    }

    private static OAuthApp app(ResultSet row, Map<OAuthAppId, Map<String, OAuthClients.Shown>> clients)
            throws SQLException {
        OAuthAppId id = OAuthAppId.of(row.getBytes("id"));
        return new OAuthApp(
                id,
                OrganizationId.of(row.getBytes("organization_id")),
                row.getString("platform"),
                row.getString("name"),
                (OAuth2) DefinitionJson.method(row.getString("method")),
                JSON.readValue(row.getString("allowed_scopes"), LIST),
                Map.copyOf(clients.getOrDefault(id, Map.of())),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "updated_at"));
    }
}
