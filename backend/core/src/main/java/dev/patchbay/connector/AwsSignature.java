package dev.patchbay.connector;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * AWS Signature Version 4. Asks for {@code access_key_id}, {@code secret_access_key} and, when it has such a field, {@code
 * session_token}.
 *
 * @param service a template of the service's name in the signature, e.g. {@code s3}
 * @param region a template of the region, {@code {region}} when left out
 */
public record AwsSignature(
        String key,
        @Nullable String label,
        @JsonProperty("default") boolean isDefault,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Field> fields,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> headers,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> query,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String baseUrl,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Verification verification,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Capture> captures,
        String service,
        String region)
        implements AuthMethod {

    public static final String TYPE = "aws_sigv4";

    public AwsSignature {
        key = Defaults.key(key, TYPE);
        fields = Defaults.list(fields);
        headers = Defaults.map(headers);
        query = Defaults.map(query);
        captures = Defaults.list(captures);
        service = Defaults.text(service, "");
        region = Defaults.text(region, "{region}");
    }

    /** On the connector's own base URL. */
    public AwsSignature(
            String key,
            @Nullable String label,
            boolean isDefault,
            List<Field> fields,
            Map<String, String> headers,
            Map<String, String> query,
            String service,
            String region) {
        this(key, label, isDefault, fields, headers, query, null, null, List.of(), service, region);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String typeName() {
        return "Access key";
    }
}
