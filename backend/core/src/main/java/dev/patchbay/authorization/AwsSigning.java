package dev.patchbay.authorization;

import dev.patchbay.connection.Credentials.AwsKeys;
import dev.patchbay.connection.RequestCredentials;
import dev.patchbay.connector.AwsSignature;
import dev.patchbay.connector.Template;
import dev.patchbay.gateway.Call;
import dev.patchbay.gateway.Header;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** AWS Signature Version 4, by the vendor's own signer. */
@Component
class AwsSigning {

    /** Alone among the services it takes paths as they are, and bodies that are not signed. */
    private static final String S3 = "s3";

    /** What the signer writes, whoever wrote it before; the host is the client's to write. */
    private static final Set<String> OWN =
            Set.of("Authorization", "X-Amz-Date", "X-Amz-Content-Sha256", "X-Amz-Security-Token");

    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final Clock clock;

    AwsSigning(Clock clock) {
        this.clock = clock;
    }

    /** Whether the body's hash is part of the signature. */
    enum Payload {
        SIGNED,
        UNSIGNED
    }

    /** S3 takes {@code UNSIGNED-PAYLOAD}, where TLS guards the body. */
    static boolean signsBody(AwsSignature method, Map<String, String> values, Call call) {
        boolean s3 = S3.equals(Template.of(method.service()).fill(values));
        return !s3 || !"https".equalsIgnoreCase(call.uri().getScheme());
    }

    /** @throws IllegalArgumentException when a template names what there is not */
    Call sign(AwsSignature method, AwsKeys keys, Map<String, String> values, Call call, Payload payload) {
        Map<String, String> known = RequestCredentials.known(keys, values);
        String service = Template.of(method.service()).fill(known);
        String region = Template.of(method.region()).fill(known);
        List<Header> others = call.headers().stream()
                .filter(header -> OWN.stream().noneMatch(header::named))
                .toList();
        Call plain =
                new Call(call.method(), spelledOut(call.uri()), others, call.body(), call.limits(), call.purpose());
        byte[] body = call.body() == null ? new byte[0] : call.body();
        Map<String, List<String>> signed = signer.sign(request -> request.identity(identity(keys, known))
                        .request(request(plain))
                        .payload(ContentStreamProvider.fromByteArray(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, !service.equals(S3))
                        .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, !service.equals(S3))
                        .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, payload == Payload.SIGNED)
                        .putProperty(HttpSigner.SIGNING_CLOCK, clock))
                .request()
                .headers();
        return carrying(plain, signed);
    }

    private static SdkHttpRequest request(Call call) {
        SdkHttpRequest.Builder request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.fromValue(call.method()))
                .uri(call.uri());
        call.headers().forEach(header -> request.appendHeader(header.name(), header.value()));
        return request.build();
    }

    /** With the signer's headers in the place of any of that name. */
    private static Call carrying(Call call, Map<String, List<String>> signed) {
        List<Header> headers = new ArrayList<>(call.headers());
        signed.forEach((name, values) -> {
            if (OWN.stream().anyMatch(name::equalsIgnoreCase)) {
                values.forEach(value -> headers.add(Header.secret(name, value)));
            }
        });
        return call.withHeaders(headers);
    }

    private static AwsCredentialsIdentity identity(AwsKeys keys, Map<String, String> known) {
        String session = known.getOrDefault("session_token", "");
        return session.isEmpty()
                ? AwsCredentialsIdentity.create(keys.accessKeyId(), keys.secretAccessKey())
                : AwsSessionCredentialsIdentity.create(keys.accessKeyId(), keys.secretAccessKey(), session);
    }

    /** A space in a query is signed as %20: sent so too, nobody takes it for a plus sign. */
    private static URI spelledOut(URI uri) {
        String query = uri.getRawQuery();
        if (query == null || query.indexOf('+') < 0) {
            return uri;
        }
        String text = uri.toString();
        int from = text.indexOf('?') + 1;
        return URI.create(text.substring(0, from) + text.substring(from).replace("+", "%20"));
    }
}
