package dev.patchbay.connection;

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
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for a connection whatever befalls it, in whatever order. */
class ConnectionLifePropertyTest {

    private static final Instant MADE = Instant.parse("2026-01-01T12:00:00Z");

    /** Whatever can happen to a connection. */
    enum Fate {
        REFRESHED,
        REFRESH_FAILED,
        REFRESH_REJECTED,
        VERIFIED,
        VERIFICATION_UNAVAILABLE,
        VERIFICATION_REFUSED,
        CONFIRMED,
        DISABLED,
        ENABLED;

        boolean isProof() {
            return this == REFRESH_REJECTED || this == VERIFICATION_REFUSED;
        }

        Connection befall(Connection connection, Instant now) {
            return switch (this) {
                case REFRESHED -> connection.refreshed(List.of(), now);
                case REFRESH_FAILED -> connection.degraded("status_503", now);
                case REFRESH_REJECTED -> connection.needsReauth("invalid_grant", now);
                case VERIFIED -> connection.proven(Account.UNKNOWN, true, now);
                case VERIFICATION_UNAVAILABLE -> connection.degraded(StatusReason.VERIFICATION_UNAVAILABLE, now);
                case VERIFICATION_REFUSED -> connection.needsReauth(StatusReason.VERIFICATION_REFUSED, now);
                case CONFIRMED -> connection.confirmed(now);
                case DISABLED -> connection.disabled(now);
                case ENABLED -> connection.enabled(now);
            };
        }
    }

    @Property
    void without_proof_nobody_is_asked_to_authorize_again(@ForAll("faults") List<Fate> life) {
        assertThat(after(ConnectionStatus.ACTIVE, life).status()).isNotEqualTo(ConnectionStatus.NEEDS_REAUTH);
    }

    @Property
    void without_the_hosts_word_nothing_is_switched_on(@ForAll("unconfirmed") List<Fate> life) {
        assertThat(after(ConnectionStatus.PENDING, life).status())
                .isIn(ConnectionStatus.PENDING, ConnectionStatus.DISABLED);
    }

    @Property
    void what_is_switched_off_stays_off_until_it_is_switched_on(@ForAll("fates") List<Fate> life) {
        Connection off = after(ConnectionStatus.ACTIVE, life).disabled(MADE);
        for (Fate fate : life) {
            off = fate == Fate.ENABLED ? off : fate.befall(off, MADE);
        }
        assertThat(off.status()).isEqualTo(ConnectionStatus.DISABLED);
    }

    @Property
    void reason_and_deadline_fit_the_status(@ForAll("fates") List<Fate> life) {
        Connection connection = after(ConnectionStatus.ACTIVE, life);

        switch (connection.status()) {
            case ACTIVE, PENDING -> {
                assertThat(connection.statusReason()).isNull();
                assertThat(connection.deadline()).isNull();
            }
            case DEGRADED -> {
                assertThat(connection.statusReason()).isNotNull();
                assertThat(connection.deadline()).isNotNull();
            }
            case NEEDS_REAUTH -> {
                assertThat(connection.statusReason()).isNotNull();
                assertThat(connection.deadline()).isNull();
            }
            case DISABLED -> {}
        }
    }

    @Property
    void a_fault_that_passes_leaves_no_trace(@ForAll("faults") List<Fate> life) {
        Connection connection = after(ConnectionStatus.ACTIVE, life).enabled(MADE);

        assertThat(connection.refreshed(List.of(), MADE).status()).isEqualTo(ConnectionStatus.ACTIVE);
    }

    @Provide
    Arbitrary<List<Fate>> fates() {
        return Arbitraries.of(Fate.class).list().ofMaxSize(40);
    }

    @Provide
    Arbitrary<List<Fate>> faults() {
        return Arbitraries.of(Fate.class).filter(fate -> !fate.isProof()).list().ofMaxSize(40);
    }

    @Provide
    Arbitrary<List<Fate>> unconfirmed() {
        return Arbitraries.of(Fate.class)
                .filter(fate -> fate != Fate.CONFIRMED)
                .list()
                .ofMaxSize(40);
    }

    private static Connection after(ConnectionStatus beginning, List<Fate> life) {
        Connection connection = connection(beginning);
        Instant now = MADE;
        for (Fate fate : life) {
            now = now.plus(Duration.ofHours(7));
            connection = fate.befall(connection, now);
        }
        return connection;
    }

    private static Connection connection(ConnectionStatus status) {
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
                null,
                null,
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
}
