package dev.patchbay.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.patchbay.authorization.AuthorizationProblems.NotSetUp;
import dev.patchbay.authorization.FormJourney;
import dev.patchbay.connection.Connection;
import dev.patchbay.connection.ConnectionProblems.CredentialsRefused;
import dev.patchbay.connection.FreshCredentials;
import dev.patchbay.testing.CoreUnderTest;
import dev.patchbay.testing.TestApp;
import dev.patchbay.testing.TestApp.Answer;
import dev.patchbay.testing.TestClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The example of {@code docs/plugins.md}, built as it says there, put in the folder, and connected by a person. */
@CoreUnderTest
@Import(FormJourney.class)
class PluginJourneyTest {

    private static final String METHOD = """
            {"type":"custom","default":true,"handler":"acme-login",
             "fields":[{"name":"server"},{"name":"user"},{"name":"pin","secret":true}]}""";

    private final FormJourney journey;
    private final FreshCredentials fresh;
    private final TestApp app;
    private final TestClock clock;

    PluginJourneyTest(FormJourney journey, FreshCredentials fresh, TestApp app, TestClock clock) {
        this.journey = journey;
        this.fresh = fresh;
        this.app = app;
        this.clock = clock;
    }

    @DynamicPropertySource
    static void pluginFolder(DynamicPropertyRegistry settings) {
        settings.add("patchbay.plugins-dir", () -> {
            try {
                Path folder = Files.createTempDirectory("plugins");
                PluginJars.example(folder);
                return folder.toString();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @BeforeEach
    void acme() {
        app.reset();
        app.on(
                "/login",
                request ->
                        new Answer(200, "text/plain", "s-" + app.asked("/login").size()));
    }

    @Test
    void a_person_connects_and_the_handler_is_asked_again_when_its_session_has_ended() {
        Connection made = journey.connect(journey.connector(METHOD), entered());

        assertThat(made.account().name()).isEqualTo("Ada's account");
        assertThat(app.asked("/login").getFirst().form()).isEqualTo(Map.of("user", "ada", "pin", "1234"));
        assertThat(app.asked("/me").getFirst().header("X-Acme-Session")).isEqualTo("s-1");
        clock.advance(Duration.ofMinutes(11));
        assertThat(fresh.of(journey.scope(), made.id()).request().headers()).isEqualTo(Map.of("X-Acme-Session", "s-2"));
    }

    @Test
    void its_refusal_reaches_the_person() {
        app.on("/login", request -> new Answer(401, "text/plain", ""));

        assertThatExceptionOfType(CredentialsRefused.class)
                .isThrownBy(() -> journey.connect(journey.connector(METHOD), entered()))
                .withMessage("Acme does not know this user and PIN. Check both and try again.");
    }

    @Test
    void its_failure_is_a_fault_that_may_pass_and_tells_nothing_of_what_was_entered() {
        app.on("/login", request -> new Answer(500, "text/plain", ""));

        assertThatExceptionOfType(CredentialsRefused.class)
                .isThrownBy(() -> journey.connect(journey.connector(METHOD), entered()))
                .withMessage("Acme could not be asked just now. Try again in a minute.");
    }

    @Test
    void a_handler_that_is_not_installed_is_said_before_anything_is_entered() {
        assertThatExceptionOfType(NotSetUp.class)
                .isThrownBy(() -> journey.connect(journey.connector(METHOD.replace("acme-login", "gone")), entered()));
    }

    private Map<String, String> entered() {
        return Map.of("server", app.url(""), "user", "ada", "pin", "1234");
    }
}
