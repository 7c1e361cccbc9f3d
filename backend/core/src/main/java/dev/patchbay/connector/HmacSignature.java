package dev.patchbay.connector;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Requests signed with a shared secret (HMAC, RFC 2104), in the way that the app describes.
 *
 * @param secret a template of the secret, {@code {secret}} when left out
 * @param message a template of what is signed: over {@code method}, {@code path}, {@code path_and_query}, {@code query}, {@code
 *     host}, {@code timestamp}, {@code nonce}, {@code body}, {@code body_sha256} and the fields
 * @param signatureHeader where the signature goes
 * @param signaturePrefix a template of what stands before it
 * @param timestamp how {@code {timestamp}} is written
 */
public record HmacSignature(
        String key,
        @Nullable String label,
        @JsonProperty("default") boolean isDefault,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Field> fields,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> headers,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> query,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String baseUrl,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Verification verification,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Capture> captures,
        Algorithm algorithm,
        Encoding encoding,
        String secret,
        String message,
        String signatureHeader,
        String signaturePrefix,
        Timestamp timestamp)
        implements AuthMethod {

    public static final String TYPE = "hmac";

    /** What a message and the headers may name besides the fields. */
    static final Set<String> PARTS =
            Set.of("method", "path", "path_and_query", "query", "host", "timestamp", "nonce", "body", "body_sha256");

    public enum Algorithm {
        @JsonProperty("hmac_sha256")
        HMAC_SHA256,
        @JsonProperty("hmac_sha1")
        HMAC_SHA1,
        @JsonProperty("hmac_sha512")
        HMAC_SHA512
    }

    public enum Encoding {
        @JsonProperty("hex")
        HEX,
        @JsonProperty("base64")
        BASE64
    }

    public enum Timestamp {
        @JsonProperty("unix_seconds")
        UNIX_SECONDS,
        @JsonProperty("unix_millis")
        UNIX_MILLIS,
        @JsonProperty("iso8601")
        ISO8601
    }

    public HmacSignature {
        key = Defaults.key(key, TYPE);
        fields = Defaults.list(fields);
        headers = Defaults.map(headers);
        query = Defaults.map(query);
        captures = Defaults.list(captures);
        algorithm = algorithm == null ? Algorithm.HMAC_SHA256 : algorithm;
        encoding = encoding == null ? Encoding.HEX : encoding;
        secret = Defaults.text(secret, "{secret}");
        message = Defaults.text(message, "");
        signatureHeader = Defaults.text(signatureHeader, "X-Signature");
        signaturePrefix = Defaults.text(signaturePrefix, "");
        timestamp = timestamp == null ? Timestamp.UNIX_SECONDS : timestamp;
    }

    /** On the connector's own base URL. */
    public HmacSignature(
            String key,
            @Nullable String label,
            boolean isDefault,
            List<Field> fields,
            Map<String, String> headers,
            Map<String, String> query,
            Algorithm algorithm,
            Encoding encoding,
            String secret,
            String message,
            String signatureHeader,
            String signaturePrefix,
            Timestamp timestamp) {
        this(
                key,
                label,
                isDefault,
                fields,
                headers,
                query,
                null,
                null,
                List.of(),
                algorithm,
                encoding,
                secret,
                message,
                signatureHeader,
                signaturePrefix,
                timestamp);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String typeName() {
        return "Signing key";
    }
}
