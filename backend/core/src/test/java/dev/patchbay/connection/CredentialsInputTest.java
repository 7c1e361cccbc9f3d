package dev.patchbay.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.BasicAuth;
import dev.patchbay.connector.BearerToken;
import dev.patchbay.connector.Custom;
import dev.patchbay.connector.Field;
import dev.patchbay.connector.NoAuth;
import dev.patchbay.connector.OAuth1;
import dev.patchbay.connector.TestConnectors;
import dev.patchbay.problem.FieldError;
import dev.patchbay.problem.InvalidInput;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsInputTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final AuthMethod BASIC = new BasicAuth("basic", null, true);
    private static final AuthMethod BEARER = new BearerToken("bearer", null, true);
    private static final AuthMethod API_KEY = TestConnectors.apiKey();
    private static final AuthMethod OAUTH2 = TestConnectors.oauth2("https://acme.test");

    @Test
    void each_method_takes_its_own_fields() {
        assertThat(read(new NoAuth("none", null, true), Map.of())).isEqualTo(new Credentials.None());
        assertThat(read(BASIC, Map.of("username", "ada", "password", "p:ä ss")))
                .isEqualTo(new Credentials.Basic("ada", "p:ä ss"));
        assertThat(read(BASIC, Map.of("username", "ada")))
                .as("a password may be empty")
                .isEqualTo(new Credentials.Basic("ada", ""));
        assertThat(read(BEARER, Map.of("token", " t\n")))
                .as("what was pasted along goes")
                .isEqualTo(new Credentials.Bearer("t"));
        assertThat(read(API_KEY, Map.of("api_key", "k"))).isEqualTo(new Credentials.Key("k"));
        assertThat(read(
                        OAUTH2,
                        Map.of(
                                "access_token",
                                "at",
                                "refresh_token",
                                "rt",
                                "expires_at",
                                "2026-01-01T13:00:00+00:00",
                                "scope",
                                "a b")))
                .isEqualTo(new Credentials.OAuth2Tokens("at", "rt", NOW, NOW.plusSeconds(3600), List.of("a", "b")));
    }

    @Test
    void every_missing_field_is_named() {
        assertThat(errors(BASIC, Map.of())).containsExactly("c.username");
        assertThat(errors(BEARER, Map.of("token", "  "))).containsExactly("c.token");
        assertThat(errors(API_KEY, Map.of())).containsExactly("c.api_key");
        assertThat(errors(OAUTH2, Map.of("refresh_token", "")))
                .containsExactlyInAnyOrder("c.access_token", "c.refresh_token");
    }

    @Test
    void a_field_of_another_method_is_unknown_and_so_is_a_made_up_one() {
        assertThat(errors(API_KEY, Map.of("api_key", "k", "token", "t", "x\n<b>", "v")))
                .containsExactlyInAnyOrder("c.token", "c.x__b_");
        assertThat(errors(new NoAuth("none", null, true), Map.of("api_key", "k")))
                .containsExactly("c.api_key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a\r\nX-Evil: 1", "a\0", "ä"})
    void what_cannot_stand_in_a_header_is_refused(String value) {
        assertThat(errors(API_KEY, Map.of("api_key", value))).containsExactly("c.api_key");
        assertThat(errors(OAUTH2, Map.of("access_token", value))).containsExactly("c.access_token");
    }

    @Test
    void a_user_name_has_no_colon_and_no_password_a_line_break() {
        assertThat(errors(BASIC, Map.of("username", "a:b", "password", "a\nb")))
                .containsExactlyInAnyOrder("c.username", "c.password");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "2026-01-01",
                "1767268800",
                "+999999999-12-31T23:59:59Z",
                "-0001-01-01T00:00:00Z",
                "0000-01-01T00:00:00Z"
            })
    void a_time_that_no_calendar_of_ours_knows_is_named(String time) {
        assertThat(errors(OAUTH2, Map.of("access_token", "at", "expires_at", time)))
                .containsExactly("c.expires_at");
    }

    @Test
    void endless_values_are_refused() {
        String endless = "x".repeat(5_000_000);

        assertThat(errors(API_KEY, Map.of("api_key", endless))).containsExactly("c.api_key");
        assertThat(errors(BASIC, Map.of("username", endless, "password", endless)))
                .containsExactlyInAnyOrder("c.username", "c.password");
        assertThat(errors(OAUTH2, Map.of("access_token", "at", "scope", endless)))
                .containsExactly("c.scope");
    }

    @Test
    void oauth1_takes_its_token_and_a_handler_the_fields_that_it_asks_for() {
        assertThat(read(new OAuth1("oauth1", null, true, "", "", ""), Map.of("token", "t", "token_secret", "s")))
                .isEqualTo(new Credentials.OAuth1Token("t", "s", Map.of()));
        Custom custom = new Custom("custom", null, true, List.of(Field.of("pin", "PIN", true)), "h", null, null);
        assertThat(read(custom, Map.of("pin", "1")))
                .satisfies(c -> assertThat(c.fields()).isEqualTo(Map.of("pin", "1")));
    }

    @Test
    void no_message_repeats_what_was_entered() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> read(API_KEY, new HashMap<>(Map.of("api_key", "canary secret"))))
                .satisfies(e -> assertThat(e.detail() + e.errors()).doesNotContain("canary"));
    }

    private static Credentials read(AuthMethod method, Map<String, String> fields) {
        return CredentialsInput.read(method, fields, "c.", NOW).credentials();
    }

    private static List<String> errors(AuthMethod method, Map<String, String> fields) {
        try {
            read(method, fields);
            return List.of();
        } catch (InvalidInput e) {
            return e.errors().stream().map(FieldError::field).toList();
        }
    }
}
