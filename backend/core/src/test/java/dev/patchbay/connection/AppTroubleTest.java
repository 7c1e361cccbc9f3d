package dev.patchbay.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.gateway.CallFailed;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AppTroubleTest {

    @ParameterizedTest
    @EnumSource(
            value = CallFailed.Cause.class,
            names = {"TOO_LARGE", "MALFORMED", "TOO_MANY_REDIRECTS"})
    void an_answer_that_nobody_can_use_is_not_called_silence(CallFailed.Cause cause) {
        assertThat(AppTrouble.unanswered("Acme", new CallFailed(cause, "")))
                .isEqualTo("Acme gave an answer that could not be read. Try again in a minute.");
    }

    @ParameterizedTest
    @EnumSource(
            value = CallFailed.Cause.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"TOO_LARGE", "MALFORMED", "TOO_MANY_REDIRECTS"})
    void no_answer_is_called_so(CallFailed.Cause cause) {
        assertThat(AppTrouble.unanswered("Acme", new CallFailed(cause, "")))
                .isEqualTo("Acme could not be reached. Try again in a minute.");
    }

    @ParameterizedTest
    @CsvSource({
        "429, 0, asks for a pause. Try again in a minute.",
        "429, 60, asks for a pause. Try again in a minute.",
        "429, 61, asks for a pause. Try again in 2 minutes.",
        "429, 5400, asks for a pause. Try again in 90 minutes.",
        "429, 7200, asks for a pause. Try again in 2 hours.",
        "429, 90000, asks for a pause. Try again in 25 hours.",
        "429, 999999999, asks for a pause. Try again in a few days.",
        "503, 600, has a problem of its own just now. Try again in 10 minutes.",
        "500, 0, has a problem of its own just now. Try again in a minute."
    })
    void a_pause_is_as_long_as_the_app_says(int status, long seconds, String said) {
        assertThat(AppTrouble.fault("Acme", status, Duration.ofSeconds(seconds)))
                .isEqualTo("Acme " + said);
    }
}
