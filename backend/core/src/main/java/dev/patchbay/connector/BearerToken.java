package dev.patchbay.connector;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** A token that the person pastes, sent as {@code Authorization: Bearer} (RFC 6750, section 2.1). */
public record BearerToken(
        String key,
        @Nullable String label,
        @JsonProperty("default") boolean isDefault) implements AuthMethod {

    public static final String TYPE = "bearer";

    public BearerToken {
        key = Defaults.key(key, TYPE);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String typeName() {
        return "Access token";
    }

    @Override
    public BearerToken as(String newKey, boolean newDefault) {
        return new BearerToken(newKey, label, newDefault);
    }
}
