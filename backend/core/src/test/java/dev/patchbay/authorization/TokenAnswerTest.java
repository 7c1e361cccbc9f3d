package dev.patchbay.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.connection.Credentials.OAuth2Tokens;
import dev.patchbay.connector.DefinitionJson;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.connector.TestConnectors;
import dev.patchbay.gateway.Header;
import dev.patchbay.gateway.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class TokenAnswerTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void a_form_is_read_like_an_object() {
        OAuth2Tokens tokens =
                granted("{}", "access_token=a%2Bt&expires_in=60&refresh_token=r%3D&scope=a+b&token_type=x\n");

        assertThat(tokens).isEqualTo(new OAuth2Tokens("a+t", "r=", NOW, NOW.plusSeconds(60), List.of("a", "b")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "application/json",
                "text/plain",
                "",
                "application/x-www-form-urlencoded; charset=nonsense"
            })
    void what_an_answer_calls_itself_does_not_count(String type) {
        for (String body : List.of("access_token=at", "{\"access_token\":\"at\"}")) {
            assertThat(read("{}", 200, type, body)).isInstanceOf(TokenReply.Granted.class);
        }
    }

    @Test
    void a_refusal_in_a_form_is_a_refusal() {
        assertThat(read("{}", 400, "", "error=bad_verification_code&error_description=The+code"))
                .isEqualTo(new TokenReply.Refused("bad_verification_code"));
    }

    @Test
    void tokens_are_found_however_deep_they_are() {
        String places = """
            {"token_reply":{"access_token":"/data/0/token","refresh_token":"/data/0/again","expires_in":"/data/0/life",
             "scope":"/scopes","error":"/problem/code"}}""";
        String answer = "{\"data\":[{\"token\":\"at\",\"again\":\"rt\",\"life\":\"90\"}],\"scopes\":[\"a\",\"b\"]}";

        assertThat(granted(places, answer))
                .isEqualTo(new OAuth2Tokens("at", "rt", NOW, NOW.plusSeconds(90), List.of("a", "b")));
        assertThat(read(places, 200, "", "{\"problem\":{\"code\":\"gone\"}}"))
                .isEqualTo(new TokenReply.Refused("gone"));
        assertThat(read(places, 200, "", "{\"access_token\":\"at\"}")).isEqualTo(new TokenReply.Unreadable(200));
    }

    @ParameterizedTest
    @CsvSource({
        "1767268860, 60",
        "'\"1767268860\"', 60",
        "1767268860123, 60",
        "1767268860.9, 60",
        "'\"2026-01-01T12:01:00Z\"', 60",
        "'\"2026-01-01T13:01:00+01:00\"', 60",
        "'\"2026-01-01T12:01:00.5Z\"', 60"
    })
    void an_end_is_understood_however_it_is_written(String expiresAt, long seconds) {
        Instant end = granted("{}", "{\"access_token\":\"at\",\"expires_at\":" + expiresAt + "}")
                .expiresAt();

        assertThat(end).isBetween(NOW.plusSeconds(seconds), NOW.plusSeconds(seconds + 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "1767268740",
                "1767268800",
                "\"2020-01-01T00:00:00Z\"",
                "null",
                "\"\"",
                "\"tomorrow\"",
                "\"2026-01-01\"",
                "\"2026-01-01T12:01:00\"",
                "1e300",
                "\"NaN\"",
                "{}",
                "[]",
                "true",
                "99999999999999999999",
                "\"+999999999-12-31T23:59:59Z\""
            })
    void an_end_that_makes_no_sense_is_as_if_it_were_not_told(String expiresAt) {
        assertThat(granted("{}", "{\"access_token\":\"at\",\"expires_at\":" + expiresAt + "}")
                        .expiresAt())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 900",
        "',\"expires_in\":60', 60",
        "',\"expires_at\":1767268860', 60",
        "',\"expires_in\":\"soon\"', 900",
        "',\"expires_in\":0', 900",
        "',\"expires_in\":0.5', 900",
        "',\"expires_in\":-5', 900",
        "',\"expires_in\":0,\"expires_at\":1767268860', 60",
        "',\"expires_at\":\"2020-01-01T00:00:00Z\"', 900"
    })
    void the_connectors_lifetime_counts_where_the_app_tells_none(String told, long seconds) {
        assertThat(granted("{\"default_lifetime\":900}", "{\"access_token\":\"at\"" + told + "}")
                        .expiresAt())
                .isEqualTo(NOW.plusSeconds(seconds));
    }

    @Test
    void a_lifetime_counts_before_an_end() {
        assertThat(granted("{}", "{\"access_token\":\"at\",\"expires_in\":5,\"expires_at\":1767268860}")
                        .expiresAt())
                .isEqualTo(NOW.plusSeconds(5));
    }

    @Test
    void what_the_app_tells_besides_is_captured() {
        String captures = """
            {"captures":[{"name":"site","from":"token","at":"/site/id","pattern":"[0-9]+"},
             {"name":"team","from":"token","at":"/team"},{"name":"shop","from":"callback","at":"shop"}]}""";

        assertThat(read(
                        captures,
                        200,
                        "",
                        "{\"access_token\":\"at\",\"site\":{\"id\":42},\"team\":\"T1\",\"shop\":\"x\"}"))
                .isInstanceOfSatisfying(
                        TokenReply.Granted.class,
                        granted -> assertThat(granted.told()).isEqualTo(Map.of("site", "42", "team", "T1")));
        assertThat(read(captures, 200, "", "{\"access_token\":\"at\",\"site\":{\"id\":\"evil.test/\"},\"team\":{}}"))
                .isInstanceOfSatisfying(
                        TokenReply.Granted.class,
                        granted -> assertThat(granted.told()).isEmpty());
    }

    private static OAuth2Tokens granted(String edit, String body) {
        if (read(edit, 200, "application/json", body)
                instanceof TokenReply.Granted(OAuth2Tokens tokens, Map<String, String> told)) {
            return tokens;
        }
        throw new AssertionError("Not granted: " + body);
    }

    private static TokenReply read(String edit, int status, @Nullable String type, String body) {
        OAuth2 method = (OAuth2) DefinitionJson.edited(
                TestConnectors.oauth2("https://acme.test"),
                json -> JsonMapper.shared()
                        .readTree(edit)
                        .properties()
                        .forEach(p -> json.set(p.getKey(), p.getValue())));
        List<Header> headers = type == null || type.isEmpty() ? List.of() : List.of(new Header("Content-Type", type));
        return TokenReply.read(new Reply(status, headers, body.getBytes(StandardCharsets.UTF_8)), method, NOW);
    }
}
