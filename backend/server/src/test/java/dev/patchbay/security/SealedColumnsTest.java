package dev.patchbay.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.api.Api;
import dev.patchbay.api.ServerUnderTest;
import dev.patchbay.api.World;
import dev.patchbay.authorization.Attempts;
import dev.patchbay.connect.ConnectSessions;
import dev.patchbay.connection.Connections;
import dev.patchbay.connector.Connectors;
import dev.patchbay.popup.Journey;
import dev.patchbay.testing.TestClock;
import dev.patchbay.vault.KeyId;
import dev.patchbay.vault.Proof;
import dev.patchbay.vault.Rotation;
import dev.patchbay.vault.SealedRows;
import dev.patchbay.vault.VaultKeys;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Nobody forgets a column when keys change. */
@ServerUnderTest
@TestPropertySource(properties = "test.database-of-its-own=sealed-columns")
class SealedColumnsTest {

    /** Bytes that are not sealed with the data key, and why. A new column belongs here only with a reason. */
    private static final Set<String> NOT_SEALED = Set.of(
            // Wrapped with the master key.
            "vault_keyset.keyset",
            // What jobs are about; no secret.
            "scheduled_tasks.task_data",
            // A signed-in member's id and the like.
            "spring_session_attributes.attribute_bytes");

    private final List<SealedRows> registered;
    private final JdbcClient jdbc;
    private final World world;
    private final VaultKeys keys;
    private final TestClock clock;
    private final ConnectSessions sessions;
    private final Connectors connectors;
    private final Connections connections;
    private final Attempts attempts;

    SealedColumnsTest(
            List<SealedRows> registered,
            JdbcClient jdbc,
            World world,
            VaultKeys keys,
            TestClock clock,
            ConnectSessions sessions,
            Connectors connectors,
            Connections connections,
            Attempts attempts) {
        this.registered = registered;
        this.jdbc = jdbc;
        this.world = world;
        this.keys = keys;
        this.clock = clock;
        this.sessions = sessions;
        this.connectors = connectors;
        this.connections = connections;
        this.attempts = attempts;
    }

    @Test
    void every_column_that_can_hold_sealed_bytes_is_registered() {
        // Ids and hashes have a fixed length, and nothing sealed has.
        Set<String> columns = new TreeSet<>(
                jdbc.sql("""
                        select lower(concat(table_name, '.', column_name)) as name from information_schema.columns
                        where lower(table_schema) in (lower(schema()), 'public')
                          and (lower(data_type) like '%blob%' or lower(data_type) like '%binary large object%'
                            or lower(data_type) in ('varbinary', 'binary varying'))""").query((row, n) -> row.getString("name")).list());

        assertThat(columns).as("the scan sees columns").contains("connection.credentials", "vault_keyset.keyset");
        columns.removeAll(NOT_SEALED);
        assertThat(registered)
                .extracting(SealedRows::kind)
                .as("each has a bean of the type SealedRows, see its documentation")
                .containsExactlyInAnyOrderElementsOf(columns);
    }

    @Test
    void what_the_server_sealed_is_the_same_after_a_rotation() {
        Api api = world.organization().test();
        String connector = world.connector(api);
        String connection = world.connection(api, connector);
        Journey journey = new Journey(world, sessions, connectors, connections, attempts);
        Journey.Departed departed = journey.departed();
        String body = "{\"tenant\":{\"id\":\"acme\"}}";
        String answer = api.post("/api/v1/connect-sessions", body, "Idempotency-Key", "key-1")
                .text();
        KeyId old = keys.state().keys().getFirst().id();
        Proof before = keys.prove();
        assertThat(before.rows())
                .filteredOn(count -> count.key().equals(old))
                .extracting(Proof.Count::kind)
                .contains(
                        "connection.credentials",
                        "connector_client.client_secret",
                        "authorization_attempt.code_verifier",
                        "idempotent_request.answer");

        keys.rotate("Ada");
        while (keys.advance().filter(Rotation::running).isPresent()) {
            clock.advance(Duration.ofSeconds(80));
        }

        Rotation finished = keys.state().rotation().orElseThrow();
        assertThat(finished.unreadable()).isZero();
        assertThat(keys.prove().rowsNotOf(finished.key())).isZero();
        assertThat(keys.state().keys()).hasSize(1);
        assertThat(api.get("/api/v1/connections/" + connection + "/credentials")
                        .json()
                        .path("api_key")
                        .asString())
                .isEqualTo("key-1");
        assertThat(api.post("/api/v1/connect-sessions", body, "Idempotency-Key", "key-1")
                        .text())
                .isEqualTo(answer);
        journey.arrive("state=" + departed.state() + "&code=c", departed.cookie());
        assertThat(journey.attempt().connection()).isNotNull();
    }
}
