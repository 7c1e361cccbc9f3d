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
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The attacks of the security model that need more than one wrong parameter: a hostile connector beside an honest one (COAT and
 * CORF, "Universal Cross-app Attacks"), a link that is mailed (COSF), stolen codes, and answers that lead elsewhere.
 */
@ServerUnderTest
class AttacksTest {

    private final World world;
    private final ConnectSessions sessions;
    private final Connectors connectors;
    private final Connections connections;
    private final Attempts attempts;
    private final TestApp app;

    /** The server of a hostile connector's author. */
    private final TestApp hostile = new TestApp();

    AttacksTest(
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
    void reset() {
        app.reset();
    }

    @AfterEach
    void close() {
        hostile.close();
    }

    /**
     * COAT: the hostile authorization server sends the person on to the honest one, with the honest connector's client and redirect
     * URI and its own attempt's state. The honest code then comes to the honest connector's address, with the other one's state.
     */
    @Test
    void a_hostile_connector_never_receives_anothers_code() {
        Journey honest = journey();
        Journey attack = journey();
        Journey.Departed attacked = attack.departed();
        honest.departed();

        Api.Answer arrived =
                honest.arriveAt(honest.connector, "state=" + attacked.state() + "&code=honest-code", attacked.cookie());

        assertThat(arrived.status()).isEqualTo(400);
        assertThat(attack.attempt().phase()).isEqualTo(Attempt.Phase.DEPARTED);
        assertThat(app.exchanges()).isEmpty();
        assertThat(attack.connectionsMade() + honest.connectionsMade()).isZero();
    }

    /** CORF: the hostile connector's own callback is forged for a person who is on the way to the honest app. */
    @Test
    void a_hostile_connector_never_injects_its_code_into_anothers_attempt() {
        Journey honest = journey();
        Journey attack = journey();
        Journey.Departed departed = honest.departed();
        attack.departed();

        Api.Answer arrived = honest.arriveAt(
                attack.connector, "state=" + departed.state() + "&code=hostile-code", departed.cookie());

        assertThat(arrived.status()).isEqualTo(400);
        assertThat(honest.attempt().phase()).isEqualTo(Attempt.Phase.DEPARTED);
        assertThat(app.exchanges()).isEmpty();
    }

    @Test
    void every_connector_has_a_redirect_uri_of_its_own() {
        assertThat(journey().departed().parameter("redirect_uri"))
                .isNotEqualTo(journey().departed().parameter("redirect_uri"));
    }

    /** The author moves the token endpoint while a person is at the app's screen. */
    @Test
    void a_code_goes_to_the_endpoint_of_its_departure_whatever_the_connector_says_meanwhile() {
        Journey journey = journey();
        Journey.Departed departed = journey.departed();
        journey.edit(world.connectorBody(journey.slug).replace(world.app("/token"), hostileUrl("/token")));

        journey.arrive("state=" + departed.state() + "&code=c", departed.cookie());

        assertThat(hostile.asked("/token")).isEmpty();
        assertThat(app.exchanges()).hasSize(1);
    }

    /** COSF: the attacker goes as far as the app's address, and mails that to a victim who allows it. */
    @Test
    void what_a_victim_allows_by_a_mailed_link_lands_nowhere() {
        Journey attacker = journey();
        Journey.Departed departed = attacker.departed();
        Journey.Departed victimsOwn = journey().departed();
        String query = "state=" + departed.state() + "&code=of-the-victim";

        assertThat(attacker.arrive(query, null).status()).isEqualTo(400);
        assertThat(attacker.arrive(query, victimsOwn.cookie()).status()).isEqualTo(400);
        assertThat(attacker.attempt().phase()).isEqualTo(Attempt.Phase.DEPARTED);
        assertThat(attacker.connectionsMade()).isZero();
        assertThat(app.exchanges()).isEmpty();
    }

    /** RFC 9700, section 4.5: the stolen code was issued for the challenge of the victim's attempt, and the app compares. */
    @Test
    void a_stolen_code_is_of_no_use_in_another_attempt() {
        Map<String, String> challenges = new ConcurrentHashMap<>();
        app.onToken(request -> s256(request.form().getOrDefault("code_verifier", ""))
                        .equals(challenges.get(request.form().get("code")))
                ? app.nextToken(request)
                : TestApp.Answer.json(400, "{\"error\":\"invalid_grant\"}"));
        Journey victim = journey();
        challenges.put("stolen", victim.departed().parameter("code_challenge"));
        Journey attacker = journey();
        Journey.Departed departed = attacker.departed();
        challenges.put("own", departed.parameter("code_challenge"));

        attacker.arrive("state=" + departed.state() + "&code=stolen", departed.cookie());

        assertThat(attacker.attempt().failure())
                .isNotNull()
                .satisfies(failure -> assertThat(failure.code()).isEqualTo("token_refused"));
        assertThat(attacker.connectionsMade()).isZero();
        Journey honest = journey();
        Journey.Departed right = honest.departed();
        challenges.put("right", right.parameter("code_challenge"));
        honest.arrive("state=" + right.state() + "&code=right", right.cookie());
        assertThat(honest.connectionsMade()).isEqualTo(1);
    }

    /** RFC 9700, section 4.8.2: nothing that a connector says or an app answers takes the challenge or the verifier away. */
    @Test
    void pkce_cannot_be_downgraded() {
        for (String parameters : new String[] {"authorization_params", "token_params"}) {
            for (String name : new String[] {"code_challenge", "code_challenge_method", "code_verifier"}) {
                Api.Answer refused = world.organization()
                        .test()
                        .post(
                                "/api/v1/connectors",
                                world.connectorBody("downgraded")
                                        .replaceFirst(
                                                "\"" + parameters + "\":\\{[^}]*}",
                                                "\"" + parameters + "\":{\"" + name + "\":\"plain\"}"));
                assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
                assertThat(refused.fields()).contains("auth_methods[1]." + parameters + "." + name);
            }
        }
        app.onToken(request -> request.form().containsKey("code_verifier")
                ? TestApp.Answer.json(400, "{\"error\":\"invalid_request\"}")
                : app.nextToken(request));
        Journey journey = journey();
        Journey.Departed departed = journey.departed();

        journey.arrive("state=" + departed.state() + "&code=c", departed.cookie());

        assertThat(departed.parameter("code_challenge_method")).isEqualTo("S256");
        assertThat(app.exchanges())
                .hasSize(1)
                .allSatisfy(request -> assertThat(s256(request.form().getOrDefault("code_verifier", "")))
                        .isEqualTo(departed.parameter("code_challenge")));
        assertThat(journey.connectionsMade()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void no_redirect_takes_a_code_or_a_token_elsewhere(int status) {
        TestApp.Answer away = new TestApp.Answer(status, "text/plain", "", hostileUrl("/me"));
        app.onToken(request -> away);
        Journey first = journey();
        Journey.Departed departed = first.departed();
        first.arrive("state=" + departed.state() + "&code=c", departed.cookie());
        app.reset();
        app.onMe(request -> away);
        Journey second = journey();
        Journey.Departed again = second.departed();
        second.arrive("state=" + again.state() + "&code=c", again.cookie());

        assertThat(hostile.asked("/me")).isEmpty();
        assertThat(first.connectionsMade() + second.connectionsMade()).isZero();
    }

    /** CR and LF in whatever a callback brings end up in no header of an answer. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "%0d%0aSet-Cookie:%20evil=1",
                "%0aX-Evil:%201",
                "%E5%98%8A%E5%98%8DX-Evil:1",
                "%0d%0a%0d%0a%3Cscript%3E"
            })
    void no_answer_is_split(String injected) {
        Journey journey = journey();
        Journey.Departed departed = journey.departed();

        for (Api.Answer answer : new Api.Answer[] {
            journey.arrive("state=" + injected + "&code=" + injected, departed.cookie()),
            journey.arriveAt(injected, "state=" + departed.state() + "&code=c", departed.cookie()),
            journey.arrive(
                    "state=" + departed.state() + "&error=" + injected + "&error_description=" + injected + "&iss="
                            + injected,
                    departed.cookie()),
            world.nobody().get("/connect/done/" + injected + "/" + injected),
            world.nobody().get("/connect/authorize/" + injected)
        }) {
            assertThat(answer.response().headers().map()).doesNotContainKey("x-evil");
            assertThat(answer.response().headers().allValues("set-cookie"))
                    .noneMatch(cookie -> cookie.contains("evil"));
            assertThat(answer.header("Location")).doesNotContain("evil").doesNotContain("X-Evil");
            assertThat(answer.text()).doesNotContain("<script>X").doesNotContain("\r\n<script>");
        }
    }

    private Journey journey() {
        return new Journey(world, sessions, connectors, connections, attempts);
    }

    private String hostileUrl(String path) {
        return hostile.url(path).replace("127.0.0.1", "localhost");
    }

    /** RFC 7636, section 4.2. */
    private static String s256(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
