package dev.patchbay.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.patchbay.authorization.Attempt.Phase;
import dev.patchbay.authorization.AuthorizationProblems.NotSetUp;
import dev.patchbay.connect.WidgetScope;
import dev.patchbay.connection.ConnectionProblems.VerificationUnavailable;
import dev.patchbay.connection.Credentials.OAuth2Tokens;
import dev.patchbay.connection.FreshCredentials;
import dev.patchbay.connector.Connector;
import dev.patchbay.id.AttemptId;
import dev.patchbay.problem.InvalidInput;
import dev.patchbay.problem.NotFound;
import dev.patchbay.testing.CoreUnderTest;
import dev.patchbay.testing.Parallel;
import dev.patchbay.testing.TestApp;
import dev.patchbay.testing.TestApp.Answer;
import dev.patchbay.testing.TestClock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Import;

/** RFC 8628, from the code to the connection. */
@CoreUnderTest
@Import(FormJourney.class)
class DeviceFlowTest {

    private static final String METHOD = """
            {"type":"oauth2","default":true,"grant":"device_code","scopes":["read"],
             "device_authorization_url":"{app}/device","token_url":"{app}/token"}""";
    private static final String CODES = """
            {"device_code":"dev-1","user_code":"WDJB-MJHT","verification_uri":"https://app.example/device",
             "verification_uri_complete":"https://app.example/device?code=WDJB-MJHT","expires_in":900,"interval":5}""";

    private final FormJourney journey;
    private final Attempts attempts;
    private final DeviceFlow flow;
    private final FreshCredentials fresh;
    private final TestApp app;
    private final TestClock clock;
    private final WidgetScope widget;
    private final Connector connector;

    DeviceFlowTest(
            FormJourney journey,
            Attempts attempts,
            DeviceFlow flow,
            FreshCredentials fresh,
            TestApp app,
            TestClock clock) {
        this.journey = journey;
        this.attempts = attempts;
        this.flow = flow;
        this.fresh = fresh;
        this.app = app;
        this.clock = clock;
        this.widget = journey.widget();
        this.connector = journey.connector(METHOD, "client-1", "secret-1");
    }

    @BeforeEach
    void anAppThatWaits() {
        app.reset();
        app.on("/device", request -> Answer.json(200, CODES));
        app.onToken(request -> Answer.json(400, "{\"error\":\"authorization_pending\"}"));
    }

    @Test
    void the_person_gets_a_code_and_a_page_to_enter_it() {
        DeviceCode code = flow.begin(widget, offered());

        assertThat(code.userCode()).isEqualTo("WDJB-MJHT");
        assertThat(code.page()).isEqualTo("https://app.example/device");
        assertThat(code.link()).endsWith("?code=WDJB-MJHT");
        assertThat(app.asked("/device").getFirst().form()).containsEntry("scope", "read");
        assertThat(app.asked("/device").getFirst().header("Authorization")).startsWith("Basic ");
    }

    @Test
    void asking_twice_gives_one_code() {
        AttemptId id = offered();

        assertThat(flow.begin(widget, id)).isEqualTo(flow.begin(widget, id));
        assertThat(flow.code(widget, id).orElseThrow().userCode()).isEqualTo("WDJB-MJHT");
        assertThat(app.asked("/device")).hasSize(1);
    }

    @Test
    void once_it_is_entered_the_connection_is_made() {
        AttemptId id = begun();
        app.onToken(app::nextToken);

        pollAfter(5, id);

        Attempt attempt = attempts.get(widget, id);
        assertThat(attempt.phase()).isEqualTo(Phase.SUCCEEDED);
        assertThat(app.asked("/token").getFirst().form())
                .containsEntry("grant_type", "urn:ietf:params:oauth:grant-type:device_code")
                .containsEntry("device_code", "dev-1");
        assertThat(fresh.of(journey.scope(), Objects.requireNonNull(attempt.connection()))
                        .credentials())
                .isInstanceOfSatisfying(
                        OAuth2Tokens.class,
                        tokens -> assertThat(tokens.accessToken()).startsWith("access-"));
    }

    @Test
    void the_app_is_asked_no_oftener_than_it_wants() {
        AttemptId id = begun();

        flow.poll(widget, id);
        assertThat(app.asked("/token")).isEmpty();
        pollAfter(5, id);
        flow.poll(widget, id);
        assertThat(app.asked("/token")).hasSize(1);
        pollAfter(5, id);
        assertThat(app.asked("/token")).hasSize(2);
    }

    @Test
    void slow_down_adds_five_seconds_for_good() {
        AttemptId id = begun();
        app.onToken(request -> Answer.json(400, "{\"error\":\"slow_down\"}"));
        pollAfter(5, id);
        app.onToken(request -> Answer.json(400, "{\"error\":\"authorization_pending\"}"));

        pollAfter(5, id);
        assertThat(app.asked("/token")).hasSize(1);
        pollAfter(5, id);
        assertThat(app.asked("/token")).hasSize(2);
        pollAfter(9, id);
        assertThat(app.asked("/token")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void a_fault_of_the_app_halves_the_pace_and_ends_nothing(int status) {
        AttemptId id = begun();
        app.onToken(request -> Answer.json(status, "{}"));
        pollAfter(5, id);

        app.onToken(app::nextToken);
        pollAfter(5, id);
        assertThat(attempts.get(widget, id).phase()).isEqualTo(Phase.DEPARTED);
        pollAfter(5, id);
        assertThat(attempts.get(widget, id).phase()).isEqualTo(Phase.SUCCEEDED);
    }

    @Test
    void many_who_ask_at_once_send_one_question() {
        AttemptId id = begun();
        clock.advance(Duration.ofSeconds(5));

        assertThat(Parallel.callers(20, () -> {
                    flow.poll(widget, id);
                    return true;
                }))
                .hasSize(20);

        assertThat(app.asked("/token")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_denied", "expired_token", "invalid_client", "anything"})
    void any_other_error_ends_it(String error) {
        AttemptId id = begun();
        app.onToken(request -> Answer.json(400, "{\"error\":\"" + error + "\"}"));

        pollAfter(5, id);

        Attempt attempt = attempts.get(widget, id);
        assertThat(attempt.phase()).isEqualTo(Phase.FAILED);
        assertThat(attempt.failure()).isNotNull();
        assertThat(flow.code(widget, id)).isEmpty();
    }

    @Test
    void a_code_that_nobody_entered_expires() {
        AttemptId id = begun();

        pollAfter(901, id);

        assertThat(Objects.requireNonNull(attempts.get(widget, id).failure()).code())
                .isEqualTo("device_code_expired");
        assertThat(app.asked("/token")).isEmpty();
    }

    @Test
    void a_person_who_gave_up_is_not_connected_afterwards() {
        AttemptId id = begun();
        attempts.cancel(widget, id);
        app.onToken(app::nextToken);

        pollAfter(5, id);

        assertThat(attempts.get(widget, id).phase()).isEqualTo(Phase.FAILED);
        assertThat(app.asked("/token")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "<html>",
                "{\"device_code\":\"d\",\"user_code\":\"U\",\"verification_uri\":\"javascript:alert(1)\",\"expires_in\":9}",
                "{\"device_code\":\"d\",\"user_code\":\"U\",\"verification_uri\":\"https://a@b.example\",\"expires_in\":9}",
                "{\"device_code\":\"d\",\"user_code\":\"<b>\\u0000\",\"verification_uri\":\"https://b.example\",\"expires_in\":9}",
                "{\"device_code\":\"d\",\"user_code\":\"U\",\"verification_uri\":\"https://b.example\"}",
                "{\"device_code\":\"d\",\"user_code\":\"U\",\"verification_uri\":\"https://b.example\",\"expires_in\":-5,\"interval\":\"abc\"}"
            })
    void an_answer_that_no_person_could_use_is_none(String body) {
        app.on("/device", request -> Answer.json(200, body));

        assertThatExceptionOfType(VerificationUnavailable.class)
                .isThrownBy(() -> flow.begin(widget, offered()))
                .withMessageContaining("makes no sense");
    }

    @ParameterizedTest
    @CsvSource({"400, {\"error\":\"invalid_client\"}", "200, {\"error\":\"unauthorized_client\"}", "404, <html>"})
    void a_client_that_the_app_does_not_take_is_not_set_up(int status, String body) {
        app.on("/device", request -> Answer.json(status, body));

        assertThatExceptionOfType(NotSetUp.class).isThrownBy(() -> flow.begin(widget, offered()));
    }

    @Test
    void an_app_that_fails_just_now_can_be_asked_again() {
        AttemptId id = offered();
        app.on("/device", request -> Answer.json(503, "{}"));
        assertThatExceptionOfType(VerificationUnavailable.class).isThrownBy(() -> flow.begin(widget, id));
        app.on("/device", request -> Answer.json(200, CODES));

        assertThat(flow.begin(widget, id).userCode()).isEqualTo("WDJB-MJHT");
    }

    @Test
    void another_widget_has_no_part_in_it() {
        AttemptId id = begun();
        WidgetScope stranger = journey.widget();

        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> flow.code(stranger, id));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> flow.poll(stranger, id));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> flow.begin(stranger, id));
    }

    /** Host escape: what is filled in first decides a part of the host, never the host. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.com/",
                "evil.com#",
                "evil.com?",
                "@evil.com",
                "a%2f",
                "\u0430cme",
                "acme.",
                "ac\r\nme",
                "a b"
            })
    void a_value_never_leads_to_another_host(String site) {
        Connector templated = journey.connector(
                METHOD.replace("{app}/device", "https://{site}.device.example/codes")
                        .replace("\"scopes\"", "\"fields\":[{\"name\":\"site\"}],\"scopes\""),
                "client-1",
                "secret-1");
        AttemptId id = attempts.offer(widget, templated.slug(), "oauth2", null).id();

        try {
            attempts.enter(widget, id, Map.of("site", site));
        } catch (InvalidInput refused) {
            return;
        }
        assertThatExceptionOfType(AuthorizationProblems.MethodUnavailable.class)
                .isThrownBy(() -> flow.begin(widget, id));
        assertThat(app.asked()).isEmpty();
    }

    private AttemptId offered() {
        return attempts.offer(widget, connector.slug(), "oauth2", null).id();
    }

    private AttemptId begun() {
        AttemptId id = offered();
        flow.begin(widget, id);
        return id;
    }

    private void pollAfter(int seconds, AttemptId id) {
        clock.advance(Duration.ofSeconds(seconds));
        flow.poll(widget, id);
    }
}
