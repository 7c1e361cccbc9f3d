package dev.patchbay.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.patchbay.connect.CannotOpenWidget.Reason;
import dev.patchbay.organization.Organizations;
import dev.patchbay.organization.Scope;
import dev.patchbay.organization.TestScopes;
import dev.patchbay.organization.TestScopes.TestOrganization;
import dev.patchbay.problem.NotFound;
import dev.patchbay.testing.CoreUnderTest;
import dev.patchbay.testing.Parallel;
import dev.patchbay.testing.TestClock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@CoreUnderTest
class ConnectSessionsTest {

    private static final String HOST = "https://app.example.com";

    private final ConnectSessions sessions;
    private final Organizations organizations;
    private final TestClock clock;
    private Scope scope;
    private TestOrganization organization;

    ConnectSessionsTest(ConnectSessions sessions, Organizations organizations, TestClock clock) {
        this.sessions = sessions;
        this.organizations = organizations;
        this.clock = clock;
        this.organization = TestScopes.organization(organizations);
        this.scope = organization.test();
    }

    @BeforeEach
    void allow() {
        organizations.configure(scope, List.of(HOST), null);
    }

    @Test
    void a_token_opens_the_widget_once() {
        String token = session().token();

        ConnectSessions.Opened opened = sessions.open(token, HOST);

        assertThat(opened.scope().tenant().externalId()).isEqualTo("acme");
        assertThat(opened.scope().embedders()).containsExactly(HOST);
        assertThat(sessions.resume(opened.key())).isPresent();
        assertRefused(Reason.TOKEN_USED, token, HOST);
    }

    @Test
    void twenty_who_open_one_token_at_once_make_one_widget() {
        String token = session().token();

        List<Parallel.Outcome<ConnectSessions.Opened>> outcomes =
                Parallel.callers(20, () -> sessions.open(token, HOST));

        assertThat(outcomes).filteredOn(Parallel.Outcome::succeeded).hasSize(1);
        assertThat(outcomes)
                .filteredOn(outcome -> !outcome.succeeded())
                .allSatisfy(outcome -> assertThat(outcome.failure())
                        .isInstanceOfSatisfying(
                                CannotOpenWidget.class,
                                e -> assertThat(e.reason()).isEqualTo(Reason.TOKEN_USED)));
    }

    @Test
    void a_token_ends_with_its_time() {
        String token = session().token();
        clock.advance(Duration.ofMinutes(30));

        assertRefused(Reason.TOKEN_EXPIRED, token, HOST);
    }

    @Test
    void an_altered_token_is_unknown() {
        String token = session().token();

        assertRefused(Reason.TOKEN_UNKNOWN, token + "A", HOST);
        assertRefused(Reason.TOKEN_UNKNOWN, token.substring(0, token.length() - 1), HOST);
        assertRefused(Reason.TOKEN_UNKNOWN, token.toLowerCase(java.util.Locale.ROOT), HOST);
        assertRefused(Reason.TOKEN_UNKNOWN, "", HOST);
        assertThat(sessions.open(token, HOST)).as("the true one still opens").isNotNull();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "null",
                "https://evil.example",
                "http://app.example.com",
                "https://app.example.com:8443",
                "https://app.example.com.evil.example",
                "http://localhost"
            })
    void a_page_of_another_origin_gets_no_session_and_does_not_spend_the_token(@Nullable String origin) {
        String token = session().token();

        assertRefused(Reason.ORIGIN_NOT_ALLOWED, token, origin);
        assertThat(sessions.open(token, HOST)).isNotNull();
    }

    @Test
    void the_origins_of_a_session_replace_those_of_its_environment() {
        String token = sessions.create(
                        scope, NewConnectSession.of("acme", "Acme").embeddedBy(List.of("https://Other.example/")))
                .token();

        assertRefused(Reason.ORIGIN_NOT_ALLOWED, token, HOST);
        assertThat(sessions.open(token, "https://other.example").scope().embedders())
                .containsExactly("https://other.example");
    }

    @Test
    void a_test_environment_that_names_no_origin_serves_the_machine_itself_and_a_live_one_nobody() {
        TestOrganization fresh = TestScopes.organization(organizations);
        String test = sessions.create(fresh.test(), NewConnectSession.of("acme", "Acme"))
                .token();
        String live = sessions.create(fresh.live(), NewConnectSession.of("acme", "Acme"))
                .token();

        assertRefused(Reason.ORIGIN_NOT_ALLOWED, live, "http://localhost:3000");
        assertRefused(Reason.ORIGIN_NOT_ALLOWED, test, HOST);
        assertThat(sessions.open(test, "http://localhost:3000")).isNotNull();
    }

    @Test
    void a_link_is_looked_at_as_often_as_one_likes_and_spent_once() {
        ConnectSessions.Issued issued = session();

        assertThat(sessions.lookAtLink(issued.linkKey()).tenant().externalId()).isEqualTo("acme");
        assertThat(sessions.lookAtLink(issued.linkKey())).isNotNull();
        assertThat(sessions.openLink(issued.linkKey()).scope().embedders()).isEmpty();
        assertThatExceptionOfType(CannotOpenWidget.class)
                .isThrownBy(() -> sessions.openLink(issued.linkKey()))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.TOKEN_USED));
        assertRefused(Reason.TOKEN_USED, issued.token(), HOST);
    }

    @Test
    void a_link_is_no_token_and_a_token_no_link_nor_a_key() {
        ConnectSessions.Issued issued = session();

        assertRefused(Reason.TOKEN_UNKNOWN, issued.linkKey(), HOST);
        assertThatExceptionOfType(CannotOpenWidget.class).isThrownBy(() -> sessions.openLink(issued.token()));
        assertThat(sessions.resume(issued.token())).isEmpty();
        assertThat(sessions.resume(issued.linkKey())).isEmpty();
    }

    @Test
    void a_key_ends_with_its_hour_or_with_the_widget() {
        ConnectSessions.Opened closed = sessions.open(session().token(), HOST);
        ConnectSessions.Opened left = sessions.open(session().token(), HOST);

        sessions.close(closed.scope());
        assertThat(sessions.resume(closed.key())).isEmpty();
        assertThat(sessions.resume(left.key())).isPresent();
        clock.advance(ConnectSessions.KEY_LIFE);
        assertThat(sessions.resume(left.key())).isEmpty();
    }

    @Test
    void another_environment_knows_nothing_of_a_session() {
        ConnectSessions.Issued issued = session();

        for (Scope other : List.of(
                organization.live(), TestScopes.organization(organizations).test())) {
            assertThatExceptionOfType(NotFound.class)
                    .isThrownBy(() -> sessions.get(other, issued.session().id()));
            assertThat(sessions.resume(other, issued.session().id())).isEmpty();
        }
        assertThat(sessions.get(scope, issued.session().id()).id())
                .isEqualTo(issued.session().id());
    }

    @Test
    void what_ended_a_week_ago_is_removed() {
        ConnectSessions.Issued old = session();
        clock.advance(Duration.ofDays(8));
        ConnectSessions.Issued fresh = session();

        sessions.removeEnded();

        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> sessions.get(scope, old.session().id()));
        assertThat(sessions.get(scope, fresh.session().id())).isNotNull();
    }

    private ConnectSessions.Issued session() {
        return sessions.create(scope, NewConnectSession.of("acme", "Acme"));
    }

    private void assertRefused(Reason reason, String token, @Nullable String origin) {
        assertThatExceptionOfType(CannotOpenWidget.class)
                .isThrownBy(() -> sessions.open(token, origin))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
