package dev.patchbay.connector;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** Authentication by a handler that the installation provides under this name. */
public record Custom(
        String key,
        @Nullable String label,
        @JsonProperty("default") boolean isDefault,
        String handler) implements AuthMethod {

    public static final String TYPE = "custom";

    public Custom {
        key = Defaults.key(key, TYPE);
        handler = Defaults.text(handler, "");
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String typeName() {
        return "Custom";
    }

    @Override
    public Custom as(String newKey, boolean newDefault) {
        return new Custom(newKey, label, newDefault, handler);
    }
}
