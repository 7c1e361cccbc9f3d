package dev.patchbay.connect;

import static dev.patchbay.connect.ConnectSession.Status.COMPLETED;
import static dev.patchbay.connect.ConnectSession.Status.EXPIRED;
import static dev.patchbay.connect.ConnectSession.Status.OPEN;
import static dev.patchbay.connect.ConnectSession.Status.PENDING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.id.ConnectSessionId;
import dev.patchbay.id.EnvironmentId;
import dev.patchbay.id.OrganizationId;
import dev.patchbay.id.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConnectSessionTest {

    private static final Instant MADE = Instant.parse("2026-01-01T12:00:00Z");
    private static final Instant TOKEN_ENDS = MADE.plusSeconds(1800);
    private static final Instant WIDGET_ENDS = MADE.plusSeconds(3600);

    @Test
    void a_session_waits_until_its_token_ends() {
        ConnectSession session = session(PENDING, null);

        assertThat(session.statusAt(TOKEN_ENDS.minusNanos(1000))).isEqualTo(PENDING);
        assertThat(session.statusAt(TOKEN_ENDS)).isEqualTo(EXPIRED);
    }

    @Test
    void an_opened_session_lives_as_long_as_its_widget() {
        ConnectSession session = session(OPEN, WIDGET_ENDS);

        assertThat(session.statusAt(TOKEN_ENDS.plusSeconds(1))).isEqualTo(OPEN);
        assertThat(session.statusAt(WIDGET_ENDS)).isEqualTo(EXPIRED);
    }

    @Test
    void what_was_completed_stays_so() {
        assertThat(session(COMPLETED, WIDGET_ENDS).statusAt(WIDGET_ENDS.plusSeconds(1)))
                .isEqualTo(COMPLETED);
        assertThat(session(EXPIRED, null).statusAt(MADE)).isEqualTo(EXPIRED);
    }

    private static ConnectSession session(ConnectSession.Status status, @Nullable Instant keyEnds) {
        return new ConnectSession(
                ConnectSessionId.next(),
                OrganizationId.next(),
                EnvironmentId.next(),
                TenantId.next(),
                null,
                List.of(),
                null,
                false,
                Map.of(),
                List.of(),
                null,
                null,
                Map.of(),
                Map.of(),
                ConnectSession.Completion.WIDGET,
                status,
                MADE,
                TOKEN_ENDS,
                null,
                keyEnds,
                null);
    }
}
