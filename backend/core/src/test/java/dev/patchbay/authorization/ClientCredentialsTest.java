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
import dev.patchbay.testing.TestClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

/** RFC 6749, section 4.4, with the person's own client and with the environment's. */
@CoreUnderTest
@Import(FormJourney.class)
class ClientCredentialsTest {

    private static final String OWN = """
            {"type":"oauth2","default":true,"grant":"client_credentials","token_url":"{app}/token","scopes":["read"],
             "fields":[{"name":"client_id"},{"name":"client_secret","secret":true}],
             "captures":[{"name":"api_host","from":"token","at":"/host"}]}""";
    private static final String SHARED = """
            {"type":"oauth2","default":true,"grant":"client_credentials","token_url":"{app}/token",
             "client_auth":"client_secret_post"}""";
    private static final Map<String, String> ENTERED = Map.of("client_id", "mine", "client_secret", "hush");

    private final FormJourney journey;
    private final FreshCredentials fresh;
    private final TestApp app;
    private final TestClock clock;

    ClientCredentialsTest(FormJourney journey, FreshCredentials fresh, TestApp app, TestClock clock) {
        this.journey = journey;
        this.fresh = fresh;
        this.app = app;
        this.clock = clock;
    }

    @BeforeEach
    void reset() {
        app.reset();
    }

    @Test
    void a_person_connects_with_a_client_of_their_own() {
        app.onToken(request -> Answer.json(
                200, "{\"access_token\":\"a-1\",\"token_type\":\"Bearer\",\"expires_in\":600,\"host\":\"eu.app\"}"));

        Connection made = journey.connect(journey.connector(OWN), ENTERED);

        assertThat(app.asked("/token").getFirst().header("Authorization")).isEqualTo("Basic " + base64("mine:hush"));
        assertThat(app.asked("/token").getFirst().form())
                .containsEntry("grant_type", "client_credentials")
                .containsEntry("scope", "read");
        assertThat(fresh.of(journey.scope(), made.id()).request().headers())
                .containsEntry("Authorization", "Bearer a-1");
        assertThat(made.values()).containsEntry("api_host", "eu.app").containsEntry("client_id", "mine");
        assertThat(made.values()).doesNotContainValue("hush");
    }

    @Test
    void the_environments_client_needs_nothing_of_the_person() {
        Connector connector = journey.connector(SHARED, "client-1", "secret-1");

        Connection made = journey.connect(connector, Map.of());

        assertThat(app.asked("/token").getFirst().form())
                .containsEntry("client_id", "client-1")
                .containsEntry("client_secret", "secret-1");
        assertThat(fresh.of(journey.scope(), made.id()).request().headers().get("Authorization"))
                .startsWith("Bearer access-");
    }

    @Test
    void a_token_that_ends_is_asked_for_again() {
        app.onToken(request -> Answer.json(200, "{\"access_token\":\"a-1\",\"expires_in\":600}"));
        Connection made = journey.connect(journey.connector(OWN), ENTERED);
        app.onToken(request -> Answer.json(200, "{\"access_token\":\"a-2\",\"expires_in\":600}"));

        clock.advance(Duration.ofMinutes(11));

        assertThat(fresh.of(journey.scope(), made.id()).request().headers())
                .containsEntry("Authorization", "Bearer a-2");
    }

    @Test
    void a_client_that_the_app_does_not_know_is_said_to_the_person() {
        app.onToken(request -> Answer.json(401, "{\"error\":\"invalid_client\"}"));

        assertThatExceptionOfType(CredentialsRefused.class)
                .isThrownBy(() -> journey.connect(journey.connector(OWN), ENTERED))
                .withMessage("Acme did not accept these credentials. Check them and try again.");
    }

    /** A client that the person entered is theirs to mend; the environment's is the SaaS's. */
    @Test
    void a_client_that_is_no_longer_known_needs_whoever_entered_it() {
        Connection own = journey.connect(journey.connector(OWN), ENTERED);
        Connection shared = journey.connect(journey.connector(SHARED, "client-1", "secret-1"), Map.of());
        app.onToken(request -> Answer.json(401, "{\"error\":\"invalid_client\"}"));
        clock.advance(Duration.ofHours(2));

        assertThatExceptionOfType(NeedsReauth.class).isThrownBy(() -> fresh.of(journey.scope(), own.id()));
        assertThatExceptionOfType(RefreshUnavailable.class).isThrownBy(() -> fresh.of(journey.scope(), shared.id()));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
