package dev.patchbay.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.connection.Credentials.OAuth2Tokens;
import dev.patchbay.connector.DefinitionJson;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.connector.TestConnectors;
import dev.patchbay.gateway.Header;
import dev.patchbay.gateway.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenReplyTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void an_answer_as_specified_is_read() {
        OAuth2Tokens tokens = granted("""
            {"access_token":"at","token_type":"Bearer","expires_in":3600,"refresh_token":"rt","scope":"read write"}""");

        assertThat(tokens)
                .isEqualTo(new OAuth2Tokens("at", "rt", NOW, NOW.plusSeconds(3600), List.of("read", "write")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3600|3600",
                "\"3600\"|3600",
                "3600.9|3600",
                "\"3600.0\"|3600",
                "1|1",
                "1e3|1000",
                "3153600000|3153600000"
            })
    void a_life_in_seconds_is_understood_however_it_is_written(String expiresIn, long seconds) {
        assertThat(granted("{\"access_token\":\"at\",\"expires_in\":" + expiresIn + "}")
                        .expiresAt())
                .isEqualTo(NOW.plusSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "\"\"",
                "\"soon\"",
                "-1",
                "0",
                "0.9",
                "3153600001",
                "1e400",
                "\"NaN\"",
                "\"Infinity\"",
                "{}",
                "[]",
                "true",
                "99999999999999999999999999",
                "1e400",
                "\"1e400\"",
            })
    void a_life_that_makes_no_sense_is_as_if_it_were_not_told(String expiresIn) {
        assertThat(granted("{\"access_token\":\"at\",\"expires_in\":" + expiresIn + "}")
                        .expiresAt())
                .isNull();
    }

    @Test
    void a_life_of_a_thousand_digits_loses_no_token() {
        assertThat(granted("{\"access_token\":\"at\",\"refresh_token\":\"rt\",\"expires_in\":" + "9".repeat(990) + "}")
                        .refreshToken())
                .isEqualTo("rt");
    }

    /** The SaaS sends it on in a header. */
    @ParameterizedTest
    @ValueSource(strings = {"a\\r\\nX-Evil: 1", "a\\u0000b", "a b", "\\u0130", "a\\n"})
    void an_access_token_that_no_header_can_hold_is_no_token(String token) {
        assertThat(read(200, "{\"access_token\":\"" + token + "\"}")).isEqualTo(new TokenReply.Unreadable(200));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "1", "{}"})
    void a_refresh_token_that_is_none_is_absent(String refreshToken) {
        assertThat(granted("{\"access_token\":\"at\",\"refresh_token\":" + refreshToken + "}")
                        .refreshToken())
                .isNull();
    }

    @Test
    void scopes_are_split_where_the_app_splits_them() {
        Reply reply = reply(200, "{\"access_token\":\"at\",\"scope\":\"a,b, c\"}");

        assertThat(TokenReply.read(reply, separatedBy(","), NOW))
                .isInstanceOfSatisfying(
                        TokenReply.Granted.class,
                        granted -> assertThat(granted.tokens().scopes()).containsExactly("a", "b", "c"));
        assertThat(granted("{\"access_token\":\"at\",\"scope\":[\"a\",1,\"b c\"]}")
                        .scopes())
                .containsExactly("a", "b c");
    }

    @ParameterizedTest
    @CsvSource({"200", "400", "401"})
    void an_error_of_the_specification_is_a_refusal_whatever_the_status(int status) {
        assertThat(read(status, "{\"error\":\"invalid_grant\",\"error_description\":\"spent\"}"))
                .isEqualTo(new TokenReply.Refused("invalid_grant"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "false", "0"})
    void an_error_that_says_that_there_is_none_is_none(String error) {
        assertThat(granted("{\"access_token\":\"at\",\"error\":" + error + "}").accessToken())
                .isEqualTo("at");
    }

    @Test
    void an_endless_error_is_cut_to_what_a_record_can_hold() {
        assertThat(read(400, "{\"error\":\"" + "x".repeat(100_000) + "\"}"))
                .isInstanceOfSatisfying(
                        TokenReply.Refused.class,
                        refused -> assertThat(refused.error()).hasSize(60));
        // In lower case this letter is two.
        assertThat(read(400, "{\"error\":\"" + "\u0130".repeat(60) + "\"}"))
                .isInstanceOfSatisfying(
                        TokenReply.Refused.class,
                        refused -> assertThat(refused.error()).hasSize(60));
    }

    @Test
    void an_error_keeps_no_character_that_could_do_harm() {
        assertThat(read(400, "{\"error\":\"Invalid Grant\\n<b>\"}"))
                .isEqualTo(new TokenReply.Refused("invalid_grant__b_"));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void faults_and_pleas_for_a_pause_prove_nothing(int status) {
        assertThat(read(status, "{\"error\":\"invalid_grant\"}"))
                .isEqualTo(new TokenReply.Faulty(status, Duration.ZERO));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "<html>Bad gateway</html>",
                "{\"access_token\":\"at\"",
                "{\"access_token\":null}",
                "{\"access_token\":\"\"}",
                "{\"access_token\":{}}",
                "{\"access_token\":1}",
                "[]",
                "null",
                "1",
                "\"at\"",
                "{}",
                "access_token=a t",
                "access_token",
                "=at",
                "access_token=%",
                "{\"error\":{\"code\":190}}",
                "\u0000"
            })
    void what_is_no_token_answer_is_unreadable(String body) {
        assertThat(read(200, body)).isEqualTo(new TokenReply.Unreadable(200));
    }

    @Test
    void a_token_under_a_status_of_failure_is_not_taken() {
        assertThat(read(302, "{\"access_token\":\"at\"}")).isEqualTo(new TokenReply.Unreadable(302));
        assertThat(read(400, "{\"access_token\":\"at\"}")).isEqualTo(new TokenReply.Unreadable(400));
    }

    private static OAuth2Tokens granted(String body) {
        if (read(200, body) instanceof TokenReply.Granted(OAuth2Tokens tokens, Map<String, String> told)) {
            return tokens;
        }
        throw new AssertionError("Not granted: " + read(200, body));
    }

    private static TokenReply read(int status, String body) {
        return TokenReply.read(reply(status, body), TestConnectors.oauth2("https://acme.test"), NOW);
    }

    private static OAuth2 separatedBy(String separator) {
        return (OAuth2) DefinitionJson.edited(
                TestConnectors.oauth2("https://acme.test"), json -> json.put("scope_separator", separator));
    }

    private static Reply reply(int status, String body) {
        List<Header> headers = List.of(new Header("Content-Type", "application/json"));
        return new Reply(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }
}
