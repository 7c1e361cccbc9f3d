package dev.patchbay.connector;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Nothing is sent: public APIs. */
public record NoAuth(
        String key,
        @Nullable String label,
        @JsonProperty("default") boolean isDefault,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Field> fields,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> headers,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> query,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String baseUrl,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Verification verification,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Capture> captures)
        implements AuthMethod {

    public static final String TYPE = "none";

    public NoAuth {
        key = Defaults.key(key, TYPE);
        fields = Defaults.list(fields);
        headers = Defaults.map(headers);
        query = Defaults.map(query);
        captures = Defaults.list(captures);
    }

    /** Without anything to fill in. */
    public NoAuth(String key, @Nullable String label, boolean isDefault) {
        this(key, label, isDefault, List.of(), Map.of(), Map.of(), null, null, List.of());
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String typeName() {
        return "No authentication";
    }
}
