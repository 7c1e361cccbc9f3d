package dev.patchbay.connector;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A key that the person pastes.
 *
 * @param in where it goes
 * @param name the header's or query parameter's name, {@code X-API-Key} when left out
 * @param prefix what stands before the key in a header's value, e.g. {@code "Token "}
 */
public record ApiKey(
        String key,
        @Nullable String label,
        @JsonProperty("default") boolean isDefault,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Field> fields,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> headers,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> query,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String baseUrl,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Verification verification,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Capture> captures,
        Placement in,
        String name,
        String prefix)
        implements AuthMethod {

    public static final String TYPE = "api_key";

    /** Where a key stands in a request. */
    public enum Placement {
        @JsonProperty("header")
        HEADER,
        @JsonProperty("query")
        QUERY
    }

    public ApiKey {
        key = Defaults.key(key, TYPE);
        fields = Defaults.list(fields);
        headers = Defaults.map(headers);
        query = Defaults.map(query);
        captures = Defaults.list(captures);
        in = in == null ? Placement.HEADER : in;
        name = Defaults.text(name, "X-API-Key");
        prefix = Defaults.text(prefix, "");
    }

    /** With a key alone. */
    public ApiKey(String key, @Nullable String label, boolean isDefault, Placement in, String name, String prefix) {
        this(key, label, isDefault, List.of(), Map.of(), Map.of(), null, null, List.of(), in, name, prefix);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String typeName() {
        return "API key";
    }
}
