package dev.patchbay.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.connection.Credentials.Handled;
import dev.patchbay.connection.Credentials.OAuth2Tokens;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.Custom;
import dev.patchbay.connector.DefinitionJson;
import dev.patchbay.connector.TestConnectors;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RenewalTest {

    private static final Instant OBTAINED = Instant.parse("2026-01-01T00:00:00Z");
    private static final AuthMethod CODE = TestConnectors.oauth2("https://acme.test");
    private static final AuthMethod CLIENT =
            DefinitionJson.edited(CODE, json -> json.put("grant", "client_credentials"));
    private static final AuthMethod CUSTOM = new Custom("custom", null, true, "mine");

    @ParameterizedTest
    @CsvSource({
        // a life in seconds, and how many milliseconds before its end it is renewed
        "86400, 300000",
        "3600, 300000",
        "1500, 300000",
        "600, 120000",
        "60, 12000",
        "5, 1000",
        "1, 500",
        "0, 0",
        "-60, 0"
    })
    void the_last_fifth_of_a_life_and_at_most_five_minutes_and_never_at_once(long life, long ahead) {
        Instant end = OBTAINED.plusSeconds(life);

        assertThat(Duration.between(Renewal.dueAt(OBTAINED, end), end)).hasMillis(ahead);
    }

    static Stream<Arguments> credentials() {
        return Stream.of(
                Arguments.of(CODE, tokens("refresh", 3600), true),
                Arguments.of(CODE, tokens(null, 3600), false),
                Arguments.of(CLIENT, tokens(null, 3600), true),
                Arguments.of(CUSTOM, handled(3600), true),
                Arguments.of(CODE, handled(3600), false),
                Arguments.of(TestConnectors.apiKey(), new Credentials.Key("key"), false),
                Arguments.of(TestConnectors.apiKey(), new Credentials.None(), false));
    }

    @ParameterizedTest
    @MethodSource("credentials")
    void what_can_be_obtained_without_its_person(AuthMethod method, Credentials credentials, boolean possible) {
        assertThat(Renewal.isPossible(method, credentials)).isEqualTo(possible);
    }

    @Test
    void what_can_be_renewed_is_due_before_its_end_and_what_cannot_is_used_up() {
        Instant before = OBTAINED.plusSeconds(3300);

        assertThat(Renewal.isDue(CODE, tokens("refresh", 3600), before.minusMillis(1)))
                .isFalse();
        assertThat(Renewal.isDue(CODE, tokens("refresh", 3600), before)).isTrue();
        assertThat(Renewal.isDue(CODE, tokens(null, 3600), before)).isFalse();
        assertThat(Renewal.isDue(CODE, tokens(null, 3600), OBTAINED.plusSeconds(3600)))
                .isTrue();
    }

    @Test
    void what_has_no_end_is_never_due() {
        OAuth2Tokens endless = new OAuth2Tokens("at", "refresh", OBTAINED, null, List.of());

        assertThat(Renewal.isDue(CODE, endless, OBTAINED.plus(Duration.ofDays(9999))))
                .isFalse();
        assertThat(Renewal.isStillValid(endless, OBTAINED.plus(Duration.ofDays(9999))))
                .isTrue();
        assertThat(Renewal.isDue(TestConnectors.apiKey(), new Credentials.Key("key"), Instant.MAX))
                .isFalse();
    }

    @Test
    void a_token_is_valid_until_the_moment_of_its_end() {
        assertThat(Renewal.isStillValid(tokens(null, 60), OBTAINED.plusMillis(59_999)))
                .isTrue();
        assertThat(Renewal.isStillValid(tokens(null, 60), OBTAINED.plusSeconds(60)))
                .isFalse();
    }

    private static OAuth2Tokens tokens(@Nullable String refresh, long life) {
        return new OAuth2Tokens("at", refresh, OBTAINED, OBTAINED.plusSeconds(life), List.of());
    }

    private static Handled handled(long life) {
        return new Handled(Map.of(), Map.of(), Map.of(), OBTAINED, OBTAINED.plusSeconds(life));
    }
}
