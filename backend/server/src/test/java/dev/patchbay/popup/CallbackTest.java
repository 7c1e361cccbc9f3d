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
import dev.patchbay.testing.Parallel;
import dev.patchbay.testing.TestApp;
import dev.patchbay.testing.TestClock;
import dev.patchbay.token.Token;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ServerUnderTest
class CallbackTest {

    private final World world;
    private final ConnectSessions sessions;
    private final Connectors connectors;
    private final Connections connections;
    private final Attempts attempts;
    private final TestApp app;
    private final TestClock clock;

    CallbackTest(
            World world,
            ConnectSessions sessions,
            Connectors connectors,
            Connections connections,
            Attempts attempts,
            TestApp app,
            TestClock clock) {
        this.world = world;
        this.sessions = sessions;
        this.connectors = connectors;
        this.connections = connections;
        this.attempts = attempts;
        this.app = app;
        this.clock = clock;
    }

    @BeforeEach
    void resetApp() {
        app.reset();
    }

    @Test
    void the_right_answer_in_the_right_browser_connects() {
        Journey journey = journey();
        Journey.Departed departed = journey.departed();

        Api.Answer arrived = journey.arrive("state=" + departed.state() + "&code=code-1", departed.cookie());

        assertThat(arrived.status()).isEqualTo(303);
        assertThat(arrived.header("Location"))
                .isEqualTo("/connect/done/" + journey.offer.id().text() + "/connected");
        assertThat(arrived.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(arrived.header("Cache-Control")).isEqualTo("no-store");
        assertThat(journey.attempt().phase()).isEqualTo(Attempt.Phase.SUCCEEDED);
        assertThat(journey.connectionsMade()).isEqualTo(1);
        TestApp.Asked asked = app.exchanges().getFirst();
        assertThat(asked.form())
                .containsEntry("code", "code-1")
                .containsEntry("grant_type", "authorization_code")
                .containsEntry("redirect_uri", departed.parameter("redirect_uri"))
                .containsEntry("audience", "api")
                .containsKey("code_verifier");
    }

    @Test
    void the_way_to_the_app_is_as_the_specification_says() {
        Journey.Departed departed = journey().departed();

        assertThat(departed.parameter("response_type")).isEqualTo("code");
        assertThat(departed.parameter("client_id")).isEqualTo("client-1");
        assertThat(departed.parameter("scope")).isEqualTo("read");
        assertThat(departed.parameter("prompt")).isEqualTo("consent");
        assertThat(departed.parameter("code_challenge_method")).isEqualTo("S256");
        assertThat(departed.parameter("code_challenge")).hasSize(43);
        assertThat(departed.state()).hasSizeGreaterThanOrEqualTo(43);
        assertThat(departed.parameter("redirect_uri")).matches("http://localhost:1/oauth/callback/ctr_[0-9a-z]{26}");
    }

    @Test
    void a_callback_at_another_connectors_address_changes_nothing() {
        Journey journey = journey();
        Journey.Departed departed = journey.departed();

        assertChangesNothing(
                journey,
                journey.arriveAt(journey().connector, "state=" + departed.state() + "&code=c", departed.cookie()));
        assertChangesNothing(
                journey, journey.arriveAt("nothing", "state=" + departed.state() + "&code=c", departed.cookie()));
    }

    @Test
    void without_the_cookie_of_this_attempt_a_callback_changes_nothing() {
        Journey journey = journey();
        Journey.Departed departed = journey.departed();
        Journey.Departed other = journey().departed();
        String name = departed.cookie().substring(0, departed.cookie().indexOf('='));
        String value = departed.cookie().substring(departed.cookie().indexOf('=') + 1);
        String query = "state=" + departed.state() + "&code=c";

        for (String cookie : new String[] {
            null,
            other.cookie(),
            name + "=" + other.cookie().substring(other.cookie().indexOf('=') + 1),
            name + "=",
            name + "=.",
            name + "=" + value.substring(0, value.indexOf('.')),
            name + "=" + Token.next() + value.substring(value.indexOf('.')),
            name + "=" + value.substring(0, value.indexOf('.') + 1) + Token.next(),
            name + "=" + value + "x"
        }) {
            assertChangesNothing(journey, journey.arrive(query, cookie));
        }
        assertThat(journey.arrive(query, departed.cookie()).status())
                .as("the true one still arrives")
                .isEqualTo(303);
    }

    @Test
    void a_state_works_once() {
        Journey journey = journey();
        Journey.Departed departed = journey.departed();
        String query = "state=" + departed.state() + "&code=c";

        List<Parallel.Outcome<Integer>> outcomes = Parallel.callers(
                10, () -> journey.arrive(query, departed.cookie()).status());

        assertThat(outcomes)
                .extracting(Parallel.Outcome::get)
                .filteredOn(status -> status == 303)
                .hasSize(1);
        assertThat(journey.arrive(query, departed.cookie()).status()).isEqualTo(400);
        assertThat(app.exchanges()).hasSize(1);
        assertThat(journey.connectionsMade()).isEqualTo(1);
    }

    @Test
    void a_state_ends_after_ten_minutes() {
        Journey journey = journey();
        Journey.Departed departed = journey.departed();
        clock.advance(Duration.ofMinutes(10));

        assertChangesNothing(journey, journey.arrive("state=" + departed.state() + "&code=c", departed.cookie()));
    }

    @Test
    void a_state_of_somebody_elses_making_is_unknown() {
        Journey journey = journey();
        Journey.Departed departed = journey.departed();

        for (String state :
                new String[] {Token.next(), "", "x", departed.state() + "x", "%00", "%ED%A0%80", "x".repeat(4000)}) {
            assertChangesNothing(journey, journey.arrive("state=" + state + "&code=c", departed.cookie()));
        }
        assertChangesNothing(journey, journey.arrive("code=c", departed.cookie()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"&state=x", "&code=other", "&iss=a&iss=b", "&error=a&error=b"})
    void a_parameter_that_comes_twice_changes_nothing(String more) {
        Journey journey = journey();
        Journey.Departed departed = journey.departed();

        assertChangesNothing(
                journey, journey.arrive("state=" + departed.state() + "&code=c" + more, departed.cookie()));
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

    @Test
    void nothing_of_the_answer_is_repeated_on_a_page() {
        Journey journey = journey();
        Journey.Departed departed = journey.departed();
        String nasty = URLEncoder.encode("<script>canary</script>", StandardCharsets.UTF_8);

        for (String query : List.of(
                "state=" + nasty + "&code=" + nasty,
                "state=" + departed.state() + "&error=" + nasty + "&error_description=" + nasty)) {
            assertThat(journey.arrive(query, departed.cookie()).text()).doesNotContain("canary");
        }
    }

    @Test
    void the_page_at_the_end_cannot_be_framed_and_says_nothing_secret() {
        Api.Answer page =
                world.nobody().get("/connect/done/" + journey().offer.id().text() + "/connected");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Security-Policy"))
                .contains("frame-ancestors 'none'")
                .contains("default-src 'none'");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(world.nobody().get("/connect/done/%3Cscript%3E/%3Cscript%3E").text())
                .doesNotContain("<script>alert");
    }

    private Journey journey() {
        return new Journey(world, sessions, connectors, connections, attempts);
    }

    private void assertChangesNothing(Journey journey, Api.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.text()).contains("not expected");
        assertThat(journey.attempt().phase()).isEqualTo(Attempt.Phase.DEPARTED);
        assertThat(journey.connectionsMade()).isZero();
        assertThat(app.exchanges()).isEmpty();
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
