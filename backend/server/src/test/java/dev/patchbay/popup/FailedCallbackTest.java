package dev.patchbay.popup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.api.Api;
import dev.patchbay.api.ServerUnderTest;
import dev.patchbay.api.World;
import dev.patchbay.authorization.Attempt;
import dev.patchbay.authorization.Attempts;
import dev.patchbay.connect.ConnectSessions;
import dev.patchbay.connection.Connections;
import dev.patchbay.connector.Connectors;
import dev.patchbay.testing.TestApp;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The app's answer is no, or makes none possible: the attempt says why, and no connection is made. */
@ServerUnderTest
class FailedCallbackTest {

    private final World world;
    private final ConnectSessions sessions;
    private final Connectors connectors;
    private final Connections connections;
    private final Attempts attempts;
    private final TestApp app;

    FailedCallbackTest(
            World world,
            ConnectSessions sessions,
            Connectors connectors,
            Connections connections,
            Attempts attempts,
            TestApp app) {
        this.world = world;
        this.sessions = sessions;
        this.connectors = connectors;
        this.connections = connections;
        this.attempts = attempts;
        this.app = app;
    }

    @BeforeEach
    void resetApp() {
        app.reset();
    }

    @ParameterizedTest
    @CsvSource({
        "access_denied, access_denied",
        "server_error, provider_fault",
        "%3Cscript%3E, provider_refused",
        "invalid_scope, connector_misconfigured"
    })
    void an_error_is_told_and_ends_the_attempt(String error, String code) {
        Journey journey = journey();
        Journey.Departed departed = journey.departed();

        Api.Answer arrived = journey.arrive(
                "state=" + departed.state() + "&error=" + error + "&error_description=canary", departed.cookie());

        assertThat(arrived.header("Location")).endsWith("/failed");
        assertFailed(journey, code);
        assertThat(app.exchanges()).isEmpty();
    }

    @Test
    void an_error_beside_a_code_is_an_error() {
        Journey journey = journey();
        Journey.Departed departed = journey.departed();

        journey.arrive("state=" + departed.state() + "&error=access_denied&code=c", departed.cookie());

        assertFailed(journey, "access_denied");
        assertThat(app.exchanges()).isEmpty();
    }

    @Test
    void a_code_of_another_attempt_gets_no_further_than_the_app() {
        Journey victim = journey();
        Journey attacker = journey();
        Journey.Departed departed = victim.departed();
        attacker.departed();
        app.onToken(
                request -> TestApp.Answer.json(400, "{\"error\":\"invalid_grant\",\"error_description\":\"canary\"}"));

        victim.arrive("state=" + departed.state() + "&code=stolen", departed.cookie());

        assertFailed(victim, "token_refused");
        assertThat(attacker.attempt().phase()).isEqualTo(Attempt.Phase.DEPARTED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500||provider_fault",
                "429|{}|provider_fault",
                "200|<html>|provider_answer_unreadable",
                "302||provider_answer_unreadable",
                "400|{\"error\":\"canary_long\"}|token_refused"
            })
    void what_the_token_endpoint_gets_wrong_is_told(int status, @Nullable String body, String code) {
        Journey journey = journey();
        Journey.Departed departed = journey.departed();
        app.onToken(request -> new TestApp.Answer(status, "text/html", body == null ? "" : body));

        journey.arrive("state=" + departed.state() + "&code=c", departed.cookie());

        assertFailed(journey, code);
    }

    @Test
    void credentials_that_the_app_does_not_accept_make_no_connection() {
        Journey journey = journey();
        Journey.Departed departed = journey.departed();
        app.onMe(request -> TestApp.Answer.json(401, "{}"));

        journey.arrive("state=" + departed.state() + "&code=c", departed.cookie());

        assertFailed(journey, "credentials_refused");
    }

    @Test
    void who_gave_up_meanwhile_gets_no_connection() {
        Journey journey = journey();
        Journey.Departed departed = journey.departed();
        app.onMe(request -> {
            attempts.cancel(journey.widget, journey.offer.id());
            return TestApp.Answer.json(200, "{\"id\":\"a\"}");
        });

        journey.arrive("state=" + departed.state() + "&code=c", departed.cookie());

        assertFailed(journey, "cancelled");
    }

    @Test
    void a_callback_after_giving_up_changes_nothing() {
        Journey journey = journey();
        Journey.Departed departed = journey.departed();
        attempts.cancel(journey.widget, journey.offer.id());

        assertThat(journey.arrive("state=" + departed.state() + "&code=c", departed.cookie())
                        .status())
                .isEqualTo(400);
        assertFailed(journey, "cancelled");
        assertThat(app.exchanges()).isEmpty();
    }

    private Journey journey() {
        return new Journey(world, sessions, connectors, connections, attempts);
    }

    private static void assertFailed(Journey journey, String code) {
        Attempt attempt = journey.attempt();
        assertThat(attempt.phase()).isEqualTo(Attempt.Phase.FAILED);
        assertThat(attempt.failure())
                .isNotNull()
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(code));
        assertThat(String.valueOf(attempt.failure())).doesNotContain("canary<").doesNotContain("<script>");
        assertThat(journey.connectionsMade()).isZero();
    }
}
