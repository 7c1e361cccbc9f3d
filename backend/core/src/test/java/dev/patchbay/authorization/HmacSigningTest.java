package dev.patchbay.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.patchbay.connection.Credentials.HmacKey;
import dev.patchbay.connector.HmacSignature;
import dev.patchbay.connector.HmacSignature.Algorithm;
import dev.patchbay.connector.HmacSignature.Encoding;
import dev.patchbay.connector.HmacSignature.Timestamp;
import dev.patchbay.gateway.Call;
import dev.patchbay.gateway.Header;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HmacSigningTest {

    private static final HmacKey KEY = new HmacKey(Map.of("secret", "key"));
    private static final String FOX = "The quick brown fox jumps over the lazy dog";
    private static final Call CALL = Call.of("post", URI.create("https://Api.example.com:8443/v1/a%20b?x=1&y=%20"));

    private final HmacSigning signing =
            new HmacSigning(Clock.fixed(Instant.parse("2026-01-02T03:04:05.678Z"), ZoneOffset.UTC), () -> "n0nce");

    @ParameterizedTest
    @CsvSource({
        "HMAC_SHA256,HEX,f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8",
        "HMAC_SHA1,HEX,de7c9b85b8b78aa6bc8a7a36f70a90701c9db4d9",
        "HMAC_SHA1,BASE64,3nybhbi3iqa8ino29wqQcBydtNk=",
        "HMAC_SHA512,HEX,b42af09057bac1e2d41708e48a902e09b5ff7f12ab428a4fe86653c73dd248fb82f948a549f7b791a5b41915ee4d1ec3935357e4e2317250d0372afa2ebeeb3a"
    })
    void has_the_published_value(Algorithm algorithm, Encoding encoding, String signature) {
        HmacSignature method = method(algorithm, encoding, FOX, Map.of(), Map.of(), "", Timestamp.UNIX_SECONDS);

        assertThat(header(signing.sign(method, KEY, Map.of(), CALL), "X-Signature"))
                .isEqualTo(signature);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{method}|POST",
                "{path}|/v1/a%20b",
                "{query}|x=1&y=%20",
                "{path_and_query}|/v1/a%20b?x=1&y=%20",
                "{host}|Api.example.com:8443",
                "{nonce}|n0nce",
                "{account}|acme",
                "{body_sha256}|e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "{timestamp}.{method}.{body}|1767323045.POST.",
                "{not a name}|{not a name}"
            })
    void signs_the_parts_as_they_go_over_the_wire(String message, String signed) {
        assertThat(signatureOver(message, CALL)).isEqualTo(mac(signed.getBytes()));
    }

    @ParameterizedTest
    @CsvSource({"UNIX_SECONDS,1767323045", "UNIX_MILLIS,1767323045678", "ISO8601,2026-01-02T03:04:05Z"})
    void tells_the_time_that_it_signed(Timestamp form, String text) {
        HmacSignature method = method(
                Algorithm.HMAC_SHA256,
                Encoding.HEX,
                "{timestamp}",
                Map.of("X-Time", "{timestamp}"),
                Map.of(),
                "",
                form);

        Call signed = signing.sign(method, KEY, Map.of(), CALL);

        assertThat(header(signed, "X-Time")).isEqualTo(text);
        assertThat(header(signed, "X-Signature")).isEqualTo(mac(text.getBytes()));
    }

    @Test
    void signs_the_very_bytes_of_a_body() {
        byte[] body = HexFormat.of().parseHex("00ff0d0a80");

        assertThat(signatureOver("{body}", CALL.withBody("application/octet-stream", body)))
                .isEqualTo(mac(body));
    }

    @Test
    void a_body_that_looks_like_a_template_is_none() {
        byte[] body = "{secret}".getBytes();

        assertThat(signatureOver("{body}", CALL.withBody("text/plain", body))).isEqualTo(mac(body));
    }

    @Test
    void signs_the_query_that_it_adds() {
        HmacSignature method = method(
                Algorithm.HMAC_SHA256,
                Encoding.HEX,
                "{query}",
                Map.of(),
                Map.of("ts", "{timestamp}"),
                "",
                Timestamp.UNIX_SECONDS);

        Call signed = signing.sign(method, KEY, Map.of(), Call.get(URI.create("https://api.example.com/x?a=1")));

        assertThat(signed.uri()).hasToString("https://api.example.com/x?a=1&ts=1767323045");
        assertThat(header(signed, "X-Signature")).isEqualTo(mac("a=1&ts=1767323045".getBytes()));
    }

    @Test
    void a_prefix_may_tell_what_was_signed() {
        HmacSignature method = method(
                Algorithm.HMAC_SHA256,
                Encoding.HEX,
                "{timestamp}",
                Map.of(),
                Map.of(),
                "t={timestamp},v1=",
                Timestamp.UNIX_SECONDS);

        assertThat(header(signing.sign(method, KEY, Map.of(), CALL), "X-Signature"))
                .isEqualTo("t=1767323045,v1=" + mac("1767323045".getBytes()));
    }

    @Test
    void replaces_a_header_of_the_caller_and_hides_its_own() {
        HmacSignature method = method(
                Algorithm.HMAC_SHA256,
                Encoding.HEX,
                "x",
                Map.of("X-Account", "{account}"),
                Map.of(),
                "",
                Timestamp.UNIX_SECONDS);
        Call call = CALL.withHeader("x-account", "other").withHeader("x-signature", "forged");

        Call signed = signing.sign(method, KEY, Map.of("account", "acme"), call);

        assertThat(signed.headers()).hasSize(2).allMatch(Header::sensitive);
        assertThat(header(signed, "X-Account")).isEqualTo("acme");
    }

    @Test
    void what_nobody_entered_is_left_out_beside_the_signature() {
        HmacSignature method = method(
                Algorithm.HMAC_SHA256,
                Encoding.HEX,
                "x",
                Map.of("X-Team", "{team}", "X-Time", "{timestamp}"),
                Map.of("team", "{team}"),
                "",
                Timestamp.UNIX_SECONDS);

        Call signed = signing.sign(method, KEY, Map.of(), CALL);

        assertThat(signed.headers()).extracting(Header::name).containsExactlyInAnyOrder("X-Time", "X-Signature");
        assertThat(signed.uri()).isEqualTo(CALL.uri());
    }

    @Test
    void does_not_sign_what_it_does_not_know() {
        assertThatIllegalArgumentException().isThrownBy(() -> signatureOver("{unknown}", CALL));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> signing.sign(over("x"), new HmacKey(Map.of("secret", "")), Map.of(), CALL));
    }

    @ParameterizedTest
    @CsvSource({"{body},true", "{body_sha256},true", "{method}{path},false"})
    void needs_the_body_only_where_it_is_named(String message, boolean needed) {
        assertThat(HmacSigning.signsBody(over(message))).isEqualTo(needed);
        assertThat(HmacSigning.signsBody(method(
                        Algorithm.HMAC_SHA256,
                        Encoding.HEX,
                        "x",
                        Map.of("Digest", message),
                        Map.of(),
                        "",
                        Timestamp.UNIX_SECONDS)))
                .isEqualTo(needed);
    }

    private String signatureOver(String message, Call call) {
        return header(signing.sign(over(message), KEY, Map.of("account", "acme"), call), "X-Signature");
    }

    private static HmacSignature over(String message) {
        return method(Algorithm.HMAC_SHA256, Encoding.HEX, message, Map.of(), Map.of(), "", Timestamp.UNIX_SECONDS);
    }

    private static HmacSignature method(
            Algorithm algorithm,
            Encoding encoding,
            String message,
            Map<String, String> headers,
            Map<String, String> query,
            String prefix,
            Timestamp timestamp) {
        return new HmacSignature(
                "hmac",
                null,
                true,
                List.of(),
                headers,
                query,
                algorithm,
                encoding,
                "{secret}",
                message,
                "X-Signature",
                prefix,
                timestamp);
    }

    private static String header(Call call, String name) {
        return call.headers().stream()
                .filter(header -> header.named(name))
                .map(Header::value)
                .findFirst()
                .orElseThrow();
    }

    private static String mac(byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec("key".getBytes(), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(message));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
