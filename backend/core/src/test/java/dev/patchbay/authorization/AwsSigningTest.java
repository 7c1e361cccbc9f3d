package dev.patchbay.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.authorization.AwsSigning.Payload;
import dev.patchbay.connection.Credentials.AwsKeys;
import dev.patchbay.connector.AwsSignature;
import dev.patchbay.gateway.Call;
import dev.patchbay.gateway.Header;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the signatures that AWS publishes: Amazon S3 API reference, "Examples: Signature Calculations" (header-based). */
class AwsSigningTest {

    private static final AwsKeys KEYS =
            new AwsKeys("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", Map.of());
    private static final String BUCKET = "https://examplebucket.s3.amazonaws.com";
    private static final Map<String, String> REGION = Map.of("region", "us-east-1");
    private static final String OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private final AwsSigning signing =
            new AwsSigning(Clock.fixed(Instant.parse("2013-05-24T00:00:00Z"), ZoneOffset.UTC));

    @Test
    void gets_an_object_as_documented() {
        Call call = Call.get(URI.create(BUCKET + "/test.txt")).withHeader("Range", "bytes=0-9");

        Call signed = s3(call);

        assertThat(header(signed, "Authorization"))
                .isEqualTo("AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                        + " SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
                        + " Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
        assertThat(header(signed, "X-Amz-Date")).isEqualTo("20130524T000000Z");
        assertThat(header(signed, "x-amz-content-sha256")).isEqualTo(OF_NOTHING);
        assertThat(signed.headers()).noneMatch(header -> header.named("Host"));
    }

    @Test
    void puts_an_object_as_documented() {
        byte[] body = "Welcome to Amazon S3.".getBytes(StandardCharsets.US_ASCII);
        Call call = new Call(
                "PUT",
                URI.create(BUCKET + "/test%24file.text"),
                List.of(
                        new Header("Date", "Fri, 24 May 2013 00:00:00 GMT"),
                        new Header("x-amz-storage-class", "REDUCED_REDUNDANCY")),
                body,
                Call.get(URI.create(BUCKET)).limits());

        assertThat(header(s3(call), "Authorization"))
                .endsWith("Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
    }

    @ParameterizedTest
    @CsvSource({
        "/?lifecycle,fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543",
        "/?max-keys=2&prefix=J,34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7",
        "/?prefix=J&max-keys=2,34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"
    })
    void reads_a_bucket_as_documented(String path, String signature) {
        assertThat(header(s3(Call.get(URI.create(BUCKET + path))), "Authorization"))
                .endsWith("Signature=" + signature);
    }

    @Test
    void a_session_brings_its_token_along_and_signs_it() {
        AwsKeys session = new AwsKeys(KEYS.accessKeyId(), KEYS.secretAccessKey(), Map.of("session_token", "FwoGZXIv"));

        Call signed = signing.sign(method("s3"), session, REGION, Call.get(URI.create(BUCKET + "/")), Payload.SIGNED);

        assertThat(header(signed, "X-Amz-Security-Token")).isEqualTo("FwoGZXIv");
        assertThat(header(signed, "Authorization"))
                .contains("SignedHeaders=host;x-amz-content-sha256;x-amz-date;x-amz-security-token");
    }

    @Test
    void a_streamed_body_is_left_to_tls() {
        Call signed =
                signing.sign(method("s3"), KEYS, REGION, Call.of("PUT", URI.create(BUCKET + "/big")), Payload.UNSIGNED);

        assertThat(header(signed, "x-amz-content-sha256")).isEqualTo("UNSIGNED-PAYLOAD");
    }

    @ParameterizedTest
    @CsvSource({
        "s3,https://b.s3.amazonaws.com/x,false",
        "s3,http://127.0.0.1:9000/x,true",
        "dynamodb,https://dynamodb.us-east-1.amazonaws.com/,true"
    })
    void only_s3_over_tls_takes_a_body_that_is_not_signed(String service, String url, boolean signs) {
        assertThat(AwsSigning.signsBody(method(service), Map.of(), Call.of("PUT", URI.create(url))))
                .isEqualTo(signs);
    }

    @Test
    void s3_paths_are_encoded_once_and_others_twice() {
        URI path = URI.create("https://host.example.com/a%20b");

        assertThat(header(signing.sign(method("s3"), KEYS, REGION, Call.get(path), Payload.SIGNED), "Authorization"))
                .isNotEqualTo(header(
                                signing.sign(method("execute-api"), KEYS, REGION, Call.get(path), Payload.SIGNED),
                                "Authorization")
                        .replace("execute-api", "s3"));
    }

    @Test
    void a_space_in_a_query_is_sent_as_it_is_signed() {
        Call plus = s3(Call.get(URI.create(BUCKET + "/?prefix=a+b")));
        Call escape = s3(Call.get(URI.create(BUCKET + "/?prefix=a%20b")));

        assertThat(plus.uri()).isEqualTo(escape.uri());
        assertThat(header(plus, "Authorization")).isEqualTo(header(escape, "Authorization"));
    }

    @Test
    void a_callers_own_signature_gives_way() {
        Call call = Call.get(URI.create(BUCKET + "/test.txt"))
                .withHeader("Range", "bytes=0-9")
                .withHeader("x-amz-date", "20200101T000000Z")
                .withHeader("X-Amz-Content-Sha256", "UNSIGNED-PAYLOAD");

        Call signed = s3(call);

        assertThat(signed.headers().stream().filter(header -> header.named("X-Amz-Date")))
                .extracting(Header::value)
                .containsExactly("20130524T000000Z");
        assertThat(header(signed, "Authorization"))
                .endsWith("Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    }

    private Call s3(Call call) {
        return signing.sign(method("s3"), KEYS, REGION, call, Payload.SIGNED);
    }

    private static AwsSignature method(String service) {
        return new AwsSignature("aws_sigv4", null, true, List.of(), Map.of(), Map.of(), service, "{region}");
    }

    private static String header(Call call, String name) {
        return call.headers().stream()
                .filter(header -> header.named(name))
                .map(Header::value)
                .findFirst()
                .orElseThrow();
    }
}
