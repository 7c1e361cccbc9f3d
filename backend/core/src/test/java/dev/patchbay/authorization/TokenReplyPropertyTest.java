package dev.patchbay.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.connector.OAuth2;
import dev.patchbay.connector.TestConnectors;
import dev.patchbay.gateway.Header;
import dev.patchbay.gateway.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a token endpoint sends, it is read as something, and what is taken from it can be kept and sent on. */
class TokenReplyPropertyTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final OAuth2 METHOD = TestConnectors.oauth2("https://acme.test");

    @Property
    void no_bytes_are_beyond_it(@ForAll byte[] body, @ForAll int status) {
        assertSound(read(status, body));
    }

    @Property
    void no_text_is_beyond_it(@ForAll String body) {
        assertSound(read(200, body.getBytes(StandardCharsets.UTF_8)));
    }

    @Property(tries = 3000)
    void no_form_is_beyond_it(@ForAll("forms") String body) {
        assertSound(read(200, body.getBytes(StandardCharsets.UTF_8)));
    }

    @Property(tries = 3000)
    void no_object_is_beyond_it(@ForAll("objects") String body) {
        assertSound(read(200, body.getBytes(StandardCharsets.UTF_8)));
    }

    @Provide
    Arbitrary<String> forms() {
        Arbitrary<String> name =
                Arbitraries.of("access_token", "expires_in", "expires_at", "error", "scope", "", "%", "x");
        Arbitrary<String> value =
                Arbitraries.of("at", "%", "%zz", "%00", "%0d%0a", "60", "-1", "1e9", "", "+", "=", "\u0130");
        return Combinators.combine(name, value)
                .as((n, v) -> n + "=" + v)
                .list()
                .ofMaxSize(6)
                .map(list -> String.join("&", list));
    }

    @Provide
    Arbitrary<String> objects() {
        Arbitrary<String> name =
                Arbitraries.of("access_token", "refresh_token", "expires_in", "expires_at", "error", "scope");
        Arbitrary<String> value = Arbitraries.of(
                "\"at\"",
                "\"\"",
                "null",
                "true",
                "1",
                "-1",
                "1e400",
                "99999999999999999999",
                "\"2026-01-01T12:00:00Z\"",
                "\"9999999999999\"",
                "{}",
                "[]",
                "[\"a\",null,[]]",
                "{\"a\":1}",
                "\"a\\r\\nb\"",
                "\"\\u0000\"",
                "\"\\ud800\"",
                "\"a b,c\"",
                "-0.0",
                "\"NaN\"",
                "\"1e308\"",
                "9223372036854775808");
        return Combinators.combine(name, value)
                .as((n, v) -> "\"" + n + "\":" + v)
                .list()
                .ofMaxSize(7)
                .map(list -> "{" + String.join(",", list) + "}");
    }

    private static TokenReply read(int status, byte[] body) {
        return TokenReply.read(
                new Reply(status, List.of(new Header("Content-Type", "application/json")), body), METHOD, NOW);
    }

    private static void assertSound(TokenReply reply) {
        switch (reply) {
            case TokenReply.Granted granted -> {
                assertThat(granted.tokens().accessToken()).matches("[\\x21-\\x7e]+");
                Instant end = granted.tokens().expiresAt();
                assertThat(end == null || end.isAfter(Instant.EPOCH)).isTrue();
                assertThat(granted.tokens().scopes()).hasSizeLessThanOrEqualTo(TokenReply.MOST_SCOPES);
            }
            case TokenReply.Refused refused -> assertThat(refused.error()).matches("[a-z0-9_.-]{1,60}");
            case TokenReply.Faulty faulty -> assertThat(faulty.status()).isGreaterThanOrEqualTo(429);
            case TokenReply.Unreadable unreadable ->
                assertThat(unreadable.status()).isNotEqualTo(429);
        }
    }
}
