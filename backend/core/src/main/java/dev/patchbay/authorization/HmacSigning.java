package dev.patchbay.authorization;

import dev.patchbay.connection.AppCalls;
import dev.patchbay.connection.Credentials.HmacKey;
import dev.patchbay.connection.RequestCredentials;
import dev.patchbay.connector.HmacSignature;
import dev.patchbay.connector.Template;
import dev.patchbay.gateway.Call;
import dev.patchbay.gateway.Header;
import dev.patchbay.token.Token;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Signs calls with a shared secret, as the app describes it (RFC 2104). */
@Component
class HmacSigning {

    private static final String BODY = "{body}";

    private final Clock clock;
    private final Supplier<String> nonces;

    @Autowired
    HmacSigning(Clock clock) {
        this(clock, Token::next);
    }

    HmacSigning(Clock clock, Supplier<String> nonces) {
        this.clock = clock;
        this.nonces = nonces;
    }

    /** Whether the body is named anywhere. */
    static boolean signsBody(HmacSignature method) {
        Stream<String> templates = Stream.of(
                        Stream.of(method.message(), method.signaturePrefix()),
                        method.headers().values().stream(),
                        method.query().values().stream())
                .flatMap(texts -> texts);
        return templates
                .flatMap(text -> Template.of(text).names().stream())
                .anyMatch(name -> name.equals("body") || name.equals("body_sha256"));
    }

    /** @throws IllegalArgumentException when the message, its prefix or the secret names what there is not */
    Call sign(HmacSignature method, HmacKey key, Map<String, String> values, Call call) {
        Map<String, String> known = RequestCredentials.known(key, values);
        Map<String, String> parts = new HashMap<>(known);
        parts.put("timestamp", timestamp(method, clock.instant()));
        parts.put("nonce", nonces.get());
        parts.putAll(SignedParts.of(call));
        Map<String, String> query = Template.fillKnown(method.query(), parts);
        Call whole = new Call(
                call.method(),
                AppCalls.withQuery(call.uri(), query),
                call.headers(),
                call.body(),
                call.limits(),
                call.purpose());
        parts.putAll(SignedParts.of(whole));
        Map<String, String> headers = Template.fillKnown(method.headers(), parts);
        String prefix = Template.of(method.signaturePrefix()).fill(parts);
        String secret = Template.of(method.secret()).fill(known);
        headers.put(method.signatureHeader(), prefix + signature(method, secret, parts, whole));
        return carrying(whole, headers);
    }

    private static Call carrying(Call call, Map<String, String> headers) {
        List<Header> all = new ArrayList<>(call.headers());
        all.removeIf(header -> headers.keySet().stream().anyMatch(header::named));
        headers.forEach((name, value) -> all.add(Header.secret(name, value)));
        return call.withHeaders(all);
    }

    /** Over the body's very bytes, whatever they are. */
    private static String signature(HmacSignature method, String secret, Map<String, String> parts, Call call) {
        Mac mac = mac(method.algorithm(), secret);
        byte[] body = call.body() == null ? new byte[0] : call.body();
        String[] pieces = method.message().split(Pattern.quote(BODY), -1);
        for (int i = 0; i < pieces.length; i++) {
            if (i > 0) {
                mac.update(body);
            }
            mac.update(Template.of(pieces[i]).fill(parts).getBytes(StandardCharsets.UTF_8));
        }
        byte[] signature = mac.doFinal();
        return switch (method.encoding()) {
            case HEX -> HexFormat.of().formatHex(signature);
            case BASE64 -> Base64.getEncoder().encodeToString(signature);
        };
    }

    private static Mac mac(HmacSignature.Algorithm algorithm, String secret) {
        String name = switch (algorithm) {
            case HMAC_SHA1 -> "HmacSHA1";
            case HMAC_SHA256 -> "HmacSHA256";
            case HMAC_SHA512 -> "HmacSHA512";
        };
        if (secret.isEmpty()) {
            throw new IllegalArgumentException("The signing secret is empty");
        }
        try {
            Mac mac = Mac.getInstance(name);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), name));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + name, e);
        }
    }

    private static String timestamp(HmacSignature method, Instant now) {
        return switch (method.timestamp()) {
            case UNIX_SECONDS -> String.valueOf(now.getEpochSecond());
            case UNIX_MILLIS -> String.valueOf(now.toEpochMilli());
            case ISO8601 -> now.truncatedTo(ChronoUnit.SECONDS).toString();
        };
    }
}
