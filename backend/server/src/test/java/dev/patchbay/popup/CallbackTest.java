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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
}
