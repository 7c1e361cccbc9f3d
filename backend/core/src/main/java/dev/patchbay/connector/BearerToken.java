package dev.patchbay.connector;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A pasted token in the {@code Authorization} header (RFC 6750).
 *
 * @param prefix what stands before the token, {@code "Bearer "} when left out
 */
public record BearerToken(
        String key,
        @Nullable String label,
        @JsonProperty("default") boolean isDefault,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Field> fields,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> headers,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> query,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String baseUrl,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Verification verification,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Capture> captures,

        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Usual.Bearer.class)
        String prefix)
        implements AuthMethod {

    public static final String TYPE = "bearer";

    public BearerToken {
        key = Defaults.key(key, TYPE);
        fields = Defaults.list(fields);
        headers = Defaults.map(headers);
        query = Defaults.map(query);
        captures = Defaults.list(captures);
        prefix = prefix == null ? "Bearer " : prefix;
    }

    /** With a token alone, as RFC 6750 has it. */
    public BearerToken(String key, @Nullable String label, boolean isDefault) {
        this(key, label, isDefault, List.of(), Map.of(), Map.of(), null, null, List.of(), "Bearer ");
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String typeName() {
        return "Access token";
    }
}
