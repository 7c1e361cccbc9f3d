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
import org.junit.jupiter.params.provider.EnumSource;

class ConnectionTransitionsTest {

    private static final Instant MADE = Instant.parse("2026-01-01T12:00:00Z");
    private static final Instant NOW = MADE.plusSeconds(60);

    /** The state machine: docs/connections.md shows the same table. */
    @ParameterizedTest
    @CsvSource({
        // status, after: refreshed, degraded, needsReauth, confirmed, disabled, enabled
        "PENDING,      PENDING,  PENDING,      PENDING,      ACTIVE,       DISABLED, PENDING",
        "ACTIVE,       ACTIVE,   DEGRADED,     NEEDS_REAUTH, ACTIVE,       DISABLED, ACTIVE",
        "DEGRADED,     ACTIVE,   DEGRADED,     NEEDS_REAUTH, DEGRADED,     DISABLED, DEGRADED",
        "NEEDS_REAUTH, ACTIVE,   NEEDS_REAUTH, NEEDS_REAUTH, NEEDS_REAUTH, DISABLED, NEEDS_REAUTH",
        "DISABLED,     DISABLED, DISABLED,     DISABLED,     DISABLED,     DISABLED, ACTIVE",
    })
    void every_cause_is_answered_in_every_status(
            ConnectionStatus status,
            ConnectionStatus refreshed,
            ConnectionStatus degraded,
            ConnectionStatus needsReauth,
            ConnectionStatus confirmed,
            ConnectionStatus disabled,
            ConnectionStatus enabled) {
        Connection connection = connection(status, null);

        assertThat(connection.refreshed(List.of(), NOW).status()).isEqualTo(refreshed);
        assertThat(connection.degraded("timeout", NOW).status()).isEqualTo(degraded);
        assertThat(connection.needsReauth("invalid_grant", NOW).status()).isEqualTo(needsReauth);
        assertThat(connection.confirmed(NOW).status()).isEqualTo(confirmed);
        assertThat(connection.disabled(NOW).status()).isEqualTo(disabled);
        assertThat(connection.enabled(NOW).status()).isEqualTo(enabled);
    }

    @ParameterizedTest
    @CsvSource({
        "DEGRADED,     verification_unavailable, ACTIVE",
        "DEGRADED,     status_503,               DEGRADED",
        "NEEDS_REAUTH, verification_refused,     ACTIVE",
        "NEEDS_REAUTH, invalid_grant,            NEEDS_REAUTH",
    })
    void a_good_verification_mends_what_a_verification_found_and_nothing_else(
            ConnectionStatus status, String reason, ConnectionStatus after) {
        Connection active = connection(ACTIVE, null);
        Connection failing = status == DEGRADED ? active.degraded(reason, NOW) : active.needsReauth(reason, NOW);

        assertThat(failing.status()).isEqualTo(status);
        assertThat(failing.proven(Account.UNKNOWN, true, NOW).status()).isEqualTo(after);
    }

    @ParameterizedTest
    @EnumSource(names = {"PENDING", "ACTIVE", "DEGRADED", "NEEDS_REAUTH"})
    void what_is_switched_off_and_on_again_is_as_it_was(ConnectionStatus status) {
        Connection before = switch (status) {
            case PENDING -> connection(status, null);
            case ACTIVE, DISABLED -> connection(ACTIVE, null);
            case DEGRADED -> connection(ACTIVE, null).degraded("timeout", NOW);
            case NEEDS_REAUTH -> connection(ACTIVE, null).needsReauth("invalid_grant", NOW);
        };

        Connection after = before.disabled(NOW).enabled(before.updatedAt());

        assertThat(after).isEqualTo(before);
    }

    @Test
    void what_waits_for_the_hosts_word_never_becomes_active_without_it() {
        Connection pending = connection(ConnectionStatus.PENDING, null);

        Connection after = pending.needsReauth("verification_refused", NOW)
                .degraded("timeout", NOW)
                .refreshed(List.of(), NOW)
                .proven(Account.UNKNOWN, true, NOW)
                .disabled(NOW)
                .enabled(NOW);

        assertThat(after.status()).isEqualTo(ConnectionStatus.PENDING);
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
        Connection mended = connection(DEGRADED, MADE.plusSeconds(1000)).refreshed(List.of(), NOW);

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
                status == DEGRADED || status == ConnectionStatus.NEEDS_REAUTH ? "timeout" : null,
                status == DEGRADED && deadline == null ? NOW : deadline,
                List.of(),
                List.of(),
                Map.of(),
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
                Map.of(),
                null,
                MADE,
                MADE,
                null,
                null);
    }
}
