package dev.patchbay.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bodies that callers send to {@code /connections}. */
final class ConnectionRequests {

    private ConnectionRequests() {}

    /**
     * Credentials obtained elsewhere.
     *
     * @param authMethod the key of the connector's auth method; when left out the one that takes these credentials
     * @param verify whether to prove them by a call before they are taken, {@code false} when left out
     */
    public record Import(
            @Nullable TenantRef tenant,
            @Nullable String connector,
            @Nullable String authMethod,
            @Nullable Map<String, @Nullable String> credentials,
            @Nullable Boolean verify,
            @Nullable String label,
            @Nullable Map<String, @Nullable String> tags) {

        /** Without the credentials. */
        @Override
        public String toString() {
            return "Import[" + connector + "]";
        }
    }

    public record TenantRef(@Nullable String id, @Nullable String name) {}

    /** What is absent stays. */
    public record Edit(
            @Nullable String label,
            @Nullable Map<String, @Nullable String> tags,
            @Nullable Boolean disabled) {}

    public record Confirm(@Nullable EndUserRef endUser) {}

    public record EndUserRef(@Nullable String id) {}
}
