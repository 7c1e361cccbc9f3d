package dev.patchbay.connector;

import com.fasterxml.jackson.annotation.JsonProperty;
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
        in = in == null ? Placement.HEADER : in;
        name = Defaults.text(name, "X-API-Key");
        prefix = Defaults.text(prefix, "");
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String typeName() {
        return "API key";
    }

    @Override
    public ApiKey as(String newKey, boolean newDefault) {
        return new ApiKey(newKey, label, newDefault, in, name, prefix);
    }
}
