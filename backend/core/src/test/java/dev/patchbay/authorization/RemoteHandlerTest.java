package dev.patchbay.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.patchbay.connection.Connection;
import dev.patchbay.connection.ConnectionProblems.CredentialsRefused;
import dev.patchbay.connection.ConnectionProblems.NeedsReauth;
import dev.patchbay.connection.ConnectionProblems.RefreshUnavailable;
import dev.patchbay.connection.FreshCredentials;
import dev.patchbay.connector.Connector;
import dev.patchbay.testing.CoreUnderTest;
import dev.patchbay.testing.TestApp;
import dev.patchbay.testing.TestApp.Answer;
import dev.patchbay.testing.TestApp.Asked;
import dev.patchbay.testing.TestClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Custom auth by the SaaS's own endpoint. */
@CoreUnderTest
@Import(FormJourney.class)
class RemoteHandlerTest {

    private static final String METHOD = """
            {"type":"custom","default":true,"handler":"remote","remote":{"url":"{app}/handler"},
             "fields":[{"name":"site"},{"name":"pin","secret":true}]}""";
    private static final byte[] KEY = "a key of some thirty-two bytes..".getBytes(StandardCharsets.UTF_8);
    private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(KEY);
    private static final Map<String, String> ENTERED = Map.of("site", "north", "pin", "1234");
    private static final String ANSWER = """
            {"headers":{"Authorization":"Session s-1"},"query":{"v":"2"},"expires_in":600,
             "account":{"id":"acc_1","name":"North"}}""";

    private final FormJourney journey;
    private final FreshCredentials fresh;
    private final TestApp app;
    private final TestClock clock;

    RemoteHandlerTest(FormJourney journey, FreshCredentials fresh, TestApp app, TestClock clock) {
        this.journey = journey;
        this.fresh = fresh;
        this.app = app;
        this.clock = clock;
    }

    @BeforeEach
    void aHandler() {
        app.reset();
        app.on("/handler", request -> Answer.json(200, ANSWER));
    }

    @Test
    void its_answer_is_what_requests_carry() {
        Connection made = journey.connect(connector(), ENTERED);

        FreshCredentials.Handout handout = fresh.of(journey.scope(), made.id());
        assertThat(handout.request().headers()).isEqualTo(Map.of("Authorization", "Session s-1"));
        assertThat(handout.request().query()).isEqualTo(Map.of("v", "2"));
        assertThat(made.account().id()).isEqualTo("acc_1");
        assertThat(made.credentialsExpireAt()).isAfter(clock.instant());
    }

    @Test
    void it_is_told_for_whom_and_can_check_who_asks() throws Exception {
        Connector connector = connector();
        Connection made = journey.connect(connector, ENTERED);
        clock.advance(Duration.ofMinutes(11));
        fresh.of(journey.scope(), made.id());

        Asked first = app.asked("/handler").getFirst();
        JsonNode told = new JsonMapper().readTree(first.body());
        assertThat(told.at("/tenant/id").asString()).isEqualTo("acme");
        assertThat(told.at("/connector").asString()).isEqualTo(connector.slug());
        assertThat(told.at("/fields/pin").asString()).isEqualTo("1234");
        assertThat(told.at("/fields/site").asString()).isEqualTo("north");
        assertThat(told.has("connection_id")).isFalse();
        assertThat(signature(first)).isEqualTo(first.header("webhook-signature"));
        Asked second = app.asked("/handler").getLast();
        assertThat(new JsonMapper().readTree(second.body()).at("/connection_id").asString())
                .isEqualTo(made.id().text());
        assertThat(second.header("webhook-id")).isNotEqualTo(first.header("webhook-id"));
    }

    @Test
    void its_refusal_reaches_the_person() {
        app.on(
                "/handler",
                request -> Answer.json(
                        422,
                        "{\"error\":\"invalid_credentials\",\"message\":\"The PIN has expired.\\r\\nAsk for a new one.\"}"));

        assertThatExceptionOfType(CredentialsRefused.class)
                .isThrownBy(() -> journey.connect(connector(), ENTERED))
                .withMessage("The PIN has expired.  Ask for a new one.");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void a_refusal_later_asks_for_the_person(int status) {
        Connection made = journey.connect(connector(), ENTERED);
        app.on("/handler", request -> Answer.json(status, "no"));
        clock.advance(Duration.ofMinutes(11));

        assertThatExceptionOfType(NeedsReauth.class).isThrownBy(() -> fresh.of(journey.scope(), made.id()));
    }

    /** Response splitting, framing headers, and whatever else is not the answer of a handler. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "<html>",
                "{\"headers\":{\"Authorization\":1}}",
                "{\"headers\":[]}",
                "{\"headers\":{\"X-A\":\"a\\r\\nX-Admin: 1\"}}",
                "{\"headers\":{\"X-A\\r\\nX-Admin\":\"1\"}}",
                "{\"headers\":{\"X-A\":\"\\u0000\"}}",
                "{\"headers\":{\"Host\":\"evil.example\"}}",
                "{\"headers\":{\"content-length\":\"0\"}}",
                "{\"headers\":{\"Transfer-Encoding\":\"chunked\"}}",
                "{\"headers\":{\"Connection\":\"upgrade\"}}",
                "{\"query\":{\"a b\":\"1\"}}",
                "{\"query\":{\"a\":\"1\\n2\"}}",
                "{\"expires_in\":-1}",
                "{\"expires_in\":1.5}",
                "{\"expires_in\":\"600\"}",
                "{\"expires_at\":\"tomorrow\"}",
                "{\"expires_at\":\"2020-01-01T00:00:00Z\"}",
                "{\"expires_at\":\"2999-01-01T00:00:00Z\",\"expires_in\":1}",
                "{\"account\":\"acc_1\"}",
                "{\"surprise\":true}"
            })
    void an_answer_of_another_shape_is_a_fault_that_may_pass(String body) {
        Connection made = journey.connect(connector(), ENTERED);
        app.on("/handler", request -> Answer.json(200, body));
        clock.advance(Duration.ofMinutes(11));

        assertThatExceptionOfType(RefreshUnavailable.class).isThrownBy(() -> fresh.of(journey.scope(), made.id()));
        assertThatExceptionOfType(CredentialsRefused.class).isThrownBy(() -> journey.connect(connector(), ENTERED));
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 404, 429, 500})
    void a_failing_handler_is_a_fault_that_may_pass(int status) {
        Connection made = journey.connect(connector(), ENTERED);
        app.on("/handler", request -> Answer.json(status, "{}"));
        clock.advance(Duration.ofMinutes(11));

        assertThatExceptionOfType(RefreshUnavailable.class).isThrownBy(() -> fresh.of(journey.scope(), made.id()));
    }

    @Test
    void without_a_secret_to_sign_with_nothing_is_offered() {
        Connector connector = journey.connector(METHOD);

        assertThatExceptionOfType(AuthorizationProblems.NotSetUp.class)
                .isThrownBy(() -> journey.connect(connector, ENTERED));
        assertThat(app.asked()).isEmpty();
    }

    private Connector connector() {
        return journey.connector(METHOD, "handler", SECRET);
    }

    private static String signature(Asked asked) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        String signed = asked.header("webhook-id") + "." + asked.header("webhook-timestamp") + "." + asked.body();
        assertThat(Instant.ofEpochSecond(Long.parseLong(asked.header("webhook-timestamp"))))
                .isAfter(Instant.parse("2020-01-01T00:00:00Z"));
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }
}
