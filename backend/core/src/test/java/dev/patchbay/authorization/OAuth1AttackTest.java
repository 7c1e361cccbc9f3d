package dev.patchbay.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.patchbay.authorization.AuthorizationProblems.CannotDepart;
import dev.patchbay.authorization.AuthorizationProblems.UnexpectedCallback;
import dev.patchbay.authorization.RedirectFlow.Callback;
import dev.patchbay.connect.ConnectSessions;
import dev.patchbay.connection.ConnectionFilter;
import dev.patchbay.connection.Connections;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.Connectors;
import dev.patchbay.connector.OAuth1;
import dev.patchbay.organization.Organizations;
import dev.patchbay.organization.Scope;
import dev.patchbay.organization.TestScopes;
import dev.patchbay.page.PageRequest;
import dev.patchbay.testing.CoreUnderTest;
import dev.patchbay.testing.Parallel;
import dev.patchbay.testing.TestApp;
import dev.patchbay.testing.TestApp.Answer;
import dev.patchbay.testing.TestApp.Asked;
import dev.patchbay.testing.TestClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must not connect anything, on the way through an OAuth 1.0a app. */
@CoreUnderTest
class OAuth1AttackTest {

    private static final String REQUEST =
            "oauth_token=request-token&oauth_token_secret=request-secret&oauth_callback_confirmed=true";
    private static final String ACCESS = "oauth_token=access-token&oauth_token_secret=access-secret&user_id=7";
    private static final Map<String, String> GRANTED =
            Map.of("oauth_token", "request-token", "oauth_verifier", "the-verifier");

    private final TestApp app;
    private final TestClock clock;
    private final RedirectFlow flow;
    private final Connections connections;
    private final JdbcClient jdbc;
    private final Scope scope;
    private final OAuth1Journeys journeys;
    private final Connector connector;

    OAuth1AttackTest(
            TestApp app,
            TestClock clock,
            RedirectFlow flow,
            Attempts attempts,
            Connectors connectors,
            ConnectSessions sessions,
            Connections connections,
            JdbcClient jdbc,
            Organizations organizations) {
        this.app = app;
        this.clock = clock;
        this.flow = flow;
        this.connections = connections;
        this.jdbc = jdbc;
        this.scope = TestScopes.organization(organizations).test();
        this.journeys = new OAuth1Journeys(flow, attempts, connectors, sessions, scope);
        this.connector = connector();
    }

    @BeforeEach
    void answerAsSpecified() {
        app.reset();
        app.onToken(request -> form(isForRequestToken(request) ? REQUEST : ACCESS));
    }

    @Test
    void the_right_answer_in_the_right_browser_connects() {
        OAuth1Journey journey = journeys.through(connector);
        OAuth1Journey.Left left = journey.left();

        journey.back(left, state(), GRANTED);

        assertThat(journey.failureCode()).isNull();
        assertThat(made()).isEqualTo(1);
    }

    @Test
    void a_callback_with_another_request_token_ends_the_attempt() {
        OAuth1Journey journey = journeys.through(connector);
        OAuth1Journey.Left left = journey.left();

        journey.back(left, state(), Map.of("oauth_token", "attackers-token", "oauth_verifier", "attackers-verifier"));

        assertThat(journey.failureCode()).isEqualTo("token_mismatch");
        assertThat(app.asked("/token")).as("the request token alone").hasSize(1);
        assertThat(made()).isZero();
    }

    @Test
    void without_a_verifier_nothing_is_exchanged() {
        OAuth1Journey journey = journeys.through(connector);
        OAuth1Journey.Left left = journey.left();

        journey.back(left, state(), Map.of("oauth_token", "request-token", "oauth_verifier", ""));

        assertThat(journey.failureCode()).isEqualTo("provider_answer_incomplete");
        assertThat(app.asked("/token")).hasSize(1);
    }

    @Test
    void a_state_works_once() {
        OAuth1Journey journey = journeys.through(connector);
        OAuth1Journey.Left left = journey.left();
        String state = state();

        List<Parallel.Outcome<Attempt>> outcomes = Parallel.callers(10, () -> journey.back(left, state, GRANTED));

        assertThat(outcomes).filteredOn(Parallel.Outcome::succeeded).hasSize(1);
        assertThatExceptionOfType(UnexpectedCallback.class).isThrownBy(() -> journey.back(left, state, GRANTED));
        assertThat(app.asked("/token")).hasSize(2);
        assertThat(made()).isEqualTo(1);
    }

    @Test
    void a_state_ends_after_ten_minutes() {
        OAuth1Journey journey = journeys.through(connector);
        OAuth1Journey.Left left = journey.left();
        String state = state();
        clock.advance(Duration.ofMinutes(10));

        assertThatExceptionOfType(UnexpectedCallback.class).isThrownBy(() -> journey.back(left, state, GRANTED));
    }

    @Test
    void another_browser_changes_nothing() {
        OAuth1Journey journey = journeys.through(connector);
        OAuth1Journey.Left left = journey.left();
        String state = state();
        OAuth1Journey.Left other = journeys.through(connector).left();
        Callback callback = new Callback(OAuth1Journey.redirectUri(connector), state, GRANTED);

        assertThatExceptionOfType(UnexpectedCallback.class)
                .isThrownBy(() -> flow.arrive(callback, name -> Optional.empty()));
        assertThatExceptionOfType(UnexpectedCallback.class)
                .isThrownBy(() ->
                        flow.arrive(callback, name -> Optional.of(other.cookie().value())));
        assertThat(journey.attempt().phase()).isEqualTo(Attempt.Phase.DEPARTED);
        journey.back(left, state, GRANTED);
        assertThat(journey.attempt().phase()).isEqualTo(Attempt.Phase.SUCCEEDED);
    }

    @Test
    void another_connectors_callback_changes_nothing() {
        OAuth1Journey journey = journeys.through(connector);
        OAuth1Journey.Left left = journey.left();

        assertThatExceptionOfType(UnexpectedCallback.class)
                .isThrownBy(() -> flow.arrive(
                        new Callback(OAuth1Journey.redirectUri(connector()), state(), GRANTED), left::read));
        assertThat(journey.attempt().phase()).isEqualTo(Attempt.Phase.DEPARTED);
    }

    @Test
    void who_has_no_proof_makes_no_call_to_the_app() {
        OAuth1Journey journey = journeys.through(connector);

        assertThatExceptionOfType(CannotDepart.class).isThrownBy(() -> flow.depart(journey.id(), "guessed"));

        assertThat(app.asked("/token")).isEmpty();
    }

    @Test
    void a_proof_sends_one_popup_on_its_way() {
        OAuth1Journey journey = journeys.through(connector);

        List<Parallel.Outcome<RedirectFlow.Departure>> outcomes = Parallel.callers(5, journey::depart);

        assertThat(outcomes).filteredOn(Parallel.Outcome::succeeded).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200|oauth_token=t&oauth_token_secret=s|callback_unconfirmed",
                "200|oauth_token=t&oauth_token_secret=s&oauth_callback_confirmed=false|callback_unconfirmed",
                "200|oauth_token_secret=s&oauth_callback_confirmed=true|provider_answer_unreadable",
                "200|oauth_token=t&oauth_callback_confirmed=true|provider_answer_unreadable",
                "200|oauth_token=a%0D%0Ab&oauth_token_secret=s&oauth_callback_confirmed=true|provider_answer_unreadable",
                "200|<html>oauth_token=t</html>|provider_answer_unreadable",
                "401|oauth_problem=consumer_key_unknown|connector_misconfigured",
                "400|oauth_problem=timestamp_refused|connector_misconfigured",
                "404|no|provider_answer_unreadable",
                "302|no|provider_answer_unreadable",
                "429|slow down|provider_fault",
                "503|down|provider_fault"
            })
    void what_the_request_token_endpoint_gets_wrong_is_told_before_anybody_leaves(
            int status, String body, String code) {
        app.onToken(request -> new Answer(status, "application/x-www-form-urlencoded", body));
        OAuth1Journey journey = journeys.through(connector);

        assertThat(journey.depart()).isInstanceOf(RedirectFlow.Departure.Stopped.class);

        assertThat(journey.failureCode()).isEqualTo(code);
        assertThatExceptionOfType(CannotDepart.class).isThrownBy(journey::depart);
    }

    @ParameterizedTest
    @CsvSource({
        "denied,request-token,access_denied",
        "oauth_problem,user_refused,access_denied",
        "oauth_problem,permission_denied,access_denied",
        "oauth_problem,<script>,provider_refused"
    })
    void a_refusal_is_told(String name, String value, String code) {
        OAuth1Journey journey = journeys.through(connector);
        OAuth1Journey.Left left = journey.left();

        journey.back(left, state(), Map.of(name, value));

        assertThat(journey.failureCode()).isEqualTo(code);
        assertThat(app.asked("/token")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401|oauth_problem=token_rejected|token_refused",
                "200|oauth_token=&oauth_token_secret=|provider_answer_unreadable",
                "500|down|provider_fault"
            })
    void what_the_access_token_endpoint_gets_wrong_is_told(int status, String body, String code) {
        OAuth1Journey journey = journeys.through(connector);
        OAuth1Journey.Left left = journey.left();
        String state = state();
        app.onToken(request -> new Answer(status, "text/plain", body));

        journey.back(left, state, GRANTED);

        assertThat(journey.failureCode()).isEqualTo(code);
    }

    @Test
    void no_secret_is_logged_or_stored_in_the_open() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        List<ILoggingEvent> said = Collections.synchronizedList(new ArrayList<>());
        log.list = said;
        log.start();
        Level before = root.getLevel();
        root.addAppender(log);
        root.setLevel(Level.TRACE);
        try {
            OAuth1Journey journey = journeys.through(connector);
            OAuth1Journey.Left left = journey.left();
            String stored = jdbc
                    .sql("select * from authorization_attempt where id = ?")
                    .param(journey.id().bytes())
                    .query()
                    .singleRow()
                    .values()
                    .stream()
                    .map(value -> readable(value))
                    .reduce("", String::concat);
            journey.back(left, state(), GRANTED);

            assertThat(journey.failureCode()).isNull();
            assertThat(stored).doesNotContain("request-secret", "request-token", state());
        } finally {
            root.setLevel(before);
            root.detachAppender(log);
        }
        assertThat(List.copyOf(said))
                .isNotEmpty()
                .filteredOn(event -> !event.getLoggerName().startsWith("com.sun.net.httpserver")
                        && !event.getLoggerName().startsWith("sun.net.httpserver"))
                .extracting(ILoggingEvent::getFormattedMessage)
                .noneMatch(text -> text.contains("request-secret")
                        || text.contains("access-secret")
                        || text.contains("consumer-secret")
                        || text.contains("the-verifier"));
    }

    private static String readable(@Nullable Object value) {
        return value instanceof byte[] bytes
                ? new String(bytes, StandardCharsets.ISO_8859_1)
                        + HexFormat.of().formatHex(bytes)
                : String.valueOf(value);
    }

    /** The state that the app was given last, which a person's browser brings back. */
    private String state() {
        String authorization = app.asked("/token").stream()
                .filter(OAuth1AttackTest::isForRequestToken)
                .toList()
                .getLast()
                .headers()
                .getOrDefault("Authorization", "");
        String callback = authorization.replaceAll(".*oauth_callback=\"([^\"]*)\".*", "$1");
        return new String(PercentEncoding.decodeForm(callback)).replaceAll(".*state=", "");
    }

    private static boolean isForRequestToken(Asked request) {
        return request.headers().getOrDefault("Authorization", "").contains("oauth_callback=");
    }

    private int made() {
        return connections
                .list(scope, ConnectionFilter.all(), PageRequest.first(10))
                .data()
                .size();
    }

    private Connector connector() {
        return journeys.connector(
                app.url(""),
                new OAuth1(OAuth1.TYPE, null, true, app.url("/token"), app.url("/authorize"), app.url("/token")),
                "consumer",
                "consumer-secret");
    }

    private static Answer form(String body) {
        return new Answer(200, "application/x-www-form-urlencoded", body);
    }
}
