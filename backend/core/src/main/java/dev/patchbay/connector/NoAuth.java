package dev.patchbay.connector;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** Nothing is sent: public APIs. */
public record NoAuth(
        String key,
        @Nullable String label,
        @JsonProperty("default") boolean isDefault) implements AuthMethod {

    public static final String TYPE = "none";

    public NoAuth {
        key = Defaults.key(key, TYPE);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String typeName() {
        return "No authentication";
    }

    @Override
    public NoAuth as(String newKey, boolean newDefault) {
        return new NoAuth(newKey, label, newDefault);
    }
}
