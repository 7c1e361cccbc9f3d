package dev.patchbay.connector;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** Username and password in the {@code Authorization} header (RFC 7617). */
public record BasicAuth(
        String key,
        @Nullable String label,
        @JsonProperty("default") boolean isDefault) implements AuthMethod {

    public static final String TYPE = "basic";

    public BasicAuth {
        key = Defaults.key(key, TYPE);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String typeName() {
        return "Username and password";
    }

    @Override
    public BasicAuth as(String newKey, boolean newDefault) {
        return new BasicAuth(newKey, label, newDefault);
    }
}
