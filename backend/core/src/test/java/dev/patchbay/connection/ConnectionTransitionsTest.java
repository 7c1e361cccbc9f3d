package dev.patchbay.connection;

import static dev.patchbay.connection.ConnectionStatus.ACTIVE;
import static dev.patchbay.connection.ConnectionStatus.DEGRADED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.id.ConnectionId;
import dev.patchbay.id.ConnectorId;
import dev.patchbay.id.EnvironmentId;
import dev.patchbay.id.OrganizationId;
import dev.patchbay.id.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionTransitionsTest {

    private static final Instant MADE = Instant.parse("2026-01-01T12:00:00Z");
    private static final Instant NOW = MADE.plusSeconds(60);

    @ParameterizedTest
    @CsvSource({
        // status, after: recovered, degraded, needsReauth, confirmed
        "PENDING,      PENDING,  PENDING,      PENDING,      ACTIVE",
        "ACTIVE,       ACTIVE,   DEGRADED,     NEEDS_REAUTH, ACTIVE",
        "DEGRADED,     ACTIVE,   DEGRADED,     NEEDS_REAUTH, DEGRADED",
        "NEEDS_REAUTH, ACTIVE,   NEEDS_REAUTH, NEEDS_REAUTH, NEEDS_REAUTH",
        "DISABLED,     DISABLED, DISABLED,     DISABLED,     DISABLED",
    })
    void every_event_is_answered_in_every_status(
            ConnectionStatus status,
            ConnectionStatus recovered,
            ConnectionStatus degraded,
            ConnectionStatus needsReauth,
            ConnectionStatus confirmed) {
        Connection connection = connection(status, null);

        assertThat(connection.recovered(NOW).status()).isEqualTo(recovered);
        assertThat(connection.degraded("timeout", NOW).status()).isEqualTo(degraded);
        assertThat(connection.needsReauth("invalid_grant", NOW).status()).isEqualTo(needsReauth);
        assertThat(connection.confirmed(NOW).status()).isEqualTo(confirmed);
    }

    @Test
    void what_waits_for_the_hosts_word_never_becomes_active_without_it() {
        Connection pending = connection(ConnectionStatus.PENDING, null);

        Connection after = pending.needsReauth("verification_refused", NOW)
                .degraded("timeout", NOW)
                .recovered(NOW);

        assertThat(after.status()).isNotEqualTo(ACTIVE);
    }

    @Test
    void a_passing_fault_is_tried_again_for_a_day() {
        Connection failing = connection(ACTIVE, null).degraded("timeout", NOW);

        assertThat(failing.deadline()).isEqualTo(NOW.plus(Duration.ofHours(24)));
        assertThat(failing.statusReason()).isEqualTo("timeout");
        assertThat(failing.degraded("status_503", NOW.plus(Duration.ofHours(23))))
                .satisfies(later -> {
                    assertThat(later.status()).isEqualTo(DEGRADED);
                    assertThat(later.deadline()).as("the first failure counts").isEqualTo(failing.deadline());
                    assertThat(later.statusReason()).isEqualTo("status_503");
                });
    }

    /** Security model: a passing fault is never the person's to mend. */
    @Test
    void a_passing_fault_asks_nobody_to_authorize_again_however_long_it_lasts() {
        Connection failing = connection(ACTIVE, null).degraded("timeout", NOW);

        assertThat(failing.degraded("timeout", NOW.plus(Duration.ofDays(30)))).satisfies(later -> {
            assertThat(later.status()).isEqualTo(DEGRADED);
            assertThat(later.deadline()).isEqualTo(failing.deadline());
        });
    }

    @Test
    void recovery_forgets_the_reason_and_the_deadline() {
        Connection mended = connection(DEGRADED, MADE.plusSeconds(1000)).recovered(NOW);

        assertThat(mended.statusReason()).isNull();
        assertThat(mended.deadline()).isNull();
        assertThat(mended.updatedAt()).isEqualTo(NOW);
    }

    @Test
    void missing_scopes_are_those_required_and_not_granted() {
        assertThat(scopes(List.of("a", "b"), List.of("a", "c")).missingScopes()).containsExactly("b");
        assertThat(scopes(List.of("a", "b"), List.of()).missingScopes())
                .as("an app that says nothing has granted all")
                .isEmpty();
        assertThat(scopes(List.of("a", "openid", "offline_access"), List.of("a"))
                        .missingScopes())
                .as("an app need not list what is no permission")
                .isEmpty();
    }

    private static Connection connection(ConnectionStatus status, @Nullable Instant deadline) {
        return new Connection(
                ConnectionId.next(),
                OrganizationId.next(),
                EnvironmentId.next(),
                TenantId.next(),
                ConnectorId.next(),
                "oauth2",
                null,
                null,
                "Acme",
                Account.UNKNOWN,
                status,
                status == DEGRADED ? "timeout" : null,
                deadline,
                List.of(),
                List.of(),
                Map.of(),
                null,
                MADE,
                MADE,
                null,
                null);
    }

    private static Connection scopes(List<String> required, List<String> granted) {
        return new Connection(
                ConnectionId.next(),
                OrganizationId.next(),
                EnvironmentId.next(),
                TenantId.next(),
                ConnectorId.next(),
                "oauth2",
                null,
                null,
                "Acme",
                Account.UNKNOWN,
                ACTIVE,
                null,
                null,
                required,
                granted,
                Map.of(),
                null,
                MADE,
                MADE,
                null,
                null);
    }
}
