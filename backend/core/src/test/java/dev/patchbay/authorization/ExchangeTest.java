package dev.patchbay.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.patchbay.connection.Connection;
import dev.patchbay.connection.ConnectionProblems.CredentialsRefused;
import dev.patchbay.connection.ConnectionProblems.NeedsReauth;
import dev.patchbay.connection.ConnectionProblems.RefreshUnavailable;
import dev.patchbay.connection.ConnectionStatus;
import dev.patchbay.connection.Connections;
import dev.patchbay.connection.FreshCredentials;
import dev.patchbay.connection.RequestCredentials;
import dev.patchbay.connector.Connector;
import dev.patchbay.problem.InvalidInput;
import dev.patchbay.problem.Problem;
import dev.patchbay.testing.CoreUnderTest;
import dev.patchbay.testing.TestApp;
import dev.patchbay.testing.TestApp.Answer;
import dev.patchbay.testing.TestClock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Import;

/** Custom auth by steps that the connector describes. */
@CoreUnderTest
@Import(FormJourney.class)
class ExchangeTest {

    private static final String METHOD = """
            {"type":"custom","default":true,"handler":"exchange",
             "fields":[{"name":"site"},{"name":"user"},{"name":"pin","secret":true}],
             "headers":{"X-Site":"{site}"},
             "exchange":{
               "steps":[
                 {"method":"POST","url":"{app}/login/{site}","body_json":{"user":"{user}","pin":"{pin}"},
                  "captures":{"ticket":"/data/ticket","nonce":"header:X-Nonce"}},
                 {"method":"POST","url":"{app}/session","headers":{"X-Ticket":"{ticket}"},
                  "body_form":{"nonce":"{nonce}"},"captures":{"session":"/session"}}],
               "headers":{"Authorization":"Session {session}"},
               "query":{"u":"{user}"},
               "expires_in":"/lives"}}""";
    private static final Map<String, String> ENTERED =
            Map.of("site", "north", "user", "ada", "pin", "p\"in\\,\"admin\":\"1");

    private final FormJourney journey;
    private final FreshCredentials fresh;
    private final Connections connections;
    private final TestApp app;
    private final TestClock clock;

    ExchangeTest(FormJourney journey, FreshCredentials fresh, Connections connections, TestApp app, TestClock clock) {
        this.journey = journey;
        this.fresh = fresh;
        this.connections = connections;
        this.app = app;
        this.clock = clock;
    }

    @BeforeEach
    void anAppWithTwoSteps() {
        app.reset();
        app.on(
                "/login/north",
                request -> Answer.json(200, "{\"data\":{\"ticket\":\"t-1\"}}").with("X-Nonce", "n-1"));
        app.on("/session", request -> Answer.json(200, "{\"session\":\"s-1\",\"lives\":\"600\"}"));
    }

    @Test
    void two_calls_turn_fields_into_headers_and_parameters() {
        Connection made = journey.connect(journey.connector(METHOD), ENTERED);

        RequestCredentials request = fresh.of(journey.scope(), made.id()).request();
        assertThat(request.headers()).isEqualTo(Map.of("Authorization", "Session s-1", "X-Site", "north"));
        assertThat(request.query()).isEqualTo(Map.of("u", "ada"));
        assertThat(app.asked("/session").getFirst().form()).isEqualTo(Map.of("nonce", "n-1"));
        assertThat(app.asked("/session").getFirst().header("X-Ticket")).isEqualTo("t-1");
        assertThat(app.asked("/me").getFirst().header("Authorization")).isEqualTo("Session s-1");
        assertThat(made.values()).isEqualTo(Map.of("site", "north", "user", "ada"));
    }

    @Test
    void what_nobody_had_to_enter_is_left_out() {
        String method = METHOD.replace(
                        "{\"name\":\"user\"}", "{\"name\":\"user\"},{\"name\":\"team\",\"required\":false}")
                .replace("{\"X-Ticket\":", "{\"X-Team\":\"{team}\",\"X-Ticket\":")
                .replace("{\"Authorization\":", "{\"X-Team\":\"{team}\",\"Authorization\":")
                .replace("{\"u\":", "{\"team\":\"{team}\",\"u\":");

        Connection made = journey.connect(journey.connector(method), ENTERED);

        RequestCredentials request = fresh.of(journey.scope(), made.id()).request();
        assertThat(request.headers()).containsOnlyKeys("Authorization", "X-Site");
        assertThat(request.query()).containsOnlyKeys("u");
        assertThat(app.asked("/session").getFirst().header("X-Team")).isEmpty();
    }

    @Test
    void a_value_stays_within_its_place_in_a_json_body() {
        journey.connect(journey.connector(METHOD), ENTERED);

        assertThat(app.asked("/login/north").getFirst().body())
                .contains("\"pin\":\"p\\\"in\\\\,\\\"admin\\\":\\\"1\"")
                .contains("\"user\":\"ada\"");
    }

    @Test
    void what_has_ended_is_exchanged_again() {
        Connection made = journey.connect(journey.connector(METHOD), ENTERED);
        app.on("/session", request -> Answer.json(200, "{\"session\":\"s-2\",\"lives\":600}"));

        clock.advance(Duration.ofMinutes(11));

        assertThat(fresh.of(journey.scope(), made.id()).request().headers())
                .containsEntry("Authorization", "Session s-2");
    }

    @Test
    void a_refusal_later_proves_that_the_person_is_needed() {
        Connection made = journey.connect(journey.connector(METHOD), ENTERED);
        app.on("/login/north", request -> Answer.json(401, "{}"));
        clock.advance(Duration.ofMinutes(11));

        assertThatExceptionOfType(NeedsReauth.class).isThrownBy(() -> fresh.of(journey.scope(), made.id()));

        assertThat(connections.get(journey.scope(), made.id()).status()).isEqualTo(ConnectionStatus.NEEDS_REAUTH);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 404, 429, 500, 503})
    void any_other_answer_later_is_a_fault_that_may_pass(int status) {
        Connection made = journey.connect(journey.connector(METHOD), ENTERED);
        app.on("/login/north", request -> Answer.json(status, "{}"));
        clock.advance(Duration.ofMinutes(11));

        assertThatExceptionOfType(RefreshUnavailable.class).isThrownBy(() -> fresh.of(journey.scope(), made.id()));

        assertThat(connections.get(journey.scope(), made.id()).status()).isEqualTo(ConnectionStatus.DEGRADED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "<html>", "", "{\"data\":{\"ticket\":{}}}", "{\"data\":{\"ticket\":\"a\\r\\nb\"}}"})
    void an_answer_without_what_is_captured_connects_nothing(String body) {
        app.on("/login/north", request -> Answer.json(200, body).with("X-Nonce", "n-1"));

        assertThatExceptionOfType(CredentialsRefused.class)
                .isThrownBy(() -> journey.connect(journey.connector(METHOD), ENTERED))
                .withMessageContaining("makes no sense");
        assertThat(app.asked("/session")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"north/../../evil", "north?x=", "north#", "north%2f..", "@evil.example"})
    void a_value_stays_within_its_place_in_an_address(String site) {
        Connector connector = journey.connector(METHOD);

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> journey.connect(connector, Map.of("site", site, "user", "ada", "pin", "1")))
                .satisfies(refused -> assertThat(refused.kind()).isEqualTo(Problem.Kind.INVALID));

        assertThat(app.asked()).allSatisfy(asked -> assertThat(asked.path()).isEqualTo("/login/" + site));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada\r\nX-Admin: 1", "ada\nX-Admin: 1", "ada\u0000", "ad\u00e4"})
    void a_value_that_would_end_a_header_is_named_before_anything_is_sent(String user) {
        Connector connector = journey.connector(METHOD.replace("\"X-Ticket\":\"{ticket}\"", "\"X-User\":\"{user}\""));

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> journey.connect(connector, Map.of("site", "north", "user", user, "pin", "1")))
                .satisfies(e -> assertThat(e.errors().getFirst().field()).isEqualTo("user"));
        assertThat(app.asked()).isEmpty();
    }

    @Test
    void a_secret_never_stands_in_an_address() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> journey.connector(METHOD.replace("/login/{site}", "/login/{pin}")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://169.254.169.254/latest", "http://127.0.0.2:1/", "https://{site}", "http://10.0.0.1/"})
    void a_step_goes_nowhere_that_the_egress_policy_forbids(String url) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> journey.connector(METHOD.replace("{app}/session", url)));
    }

    /** The rules judge what is written; the gateway judges the address that is really called. */
    @Test
    void a_value_that_leads_inside_is_refused_when_it_is_called() {
        Connector connector = journey.connector(
                METHOD.replace("{\"name\":\"site\"}", "{\"name\":\"site\",\"options\":[\"10.0.0.1\"]}")
                        .replace("{app}/login/{site}", "http://{site}/login"));

        assertThatExceptionOfType(CredentialsRefused.class)
                .isThrownBy(() -> journey.connect(connector, Map.of("site", "10.0.0.1", "user", "ada", "pin", "1")));
        assertThat(app.asked()).isEmpty();
    }
}
