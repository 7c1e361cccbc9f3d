package dev.patchbay.api;

import dev.patchbay.connector.CallLimits;
import dev.patchbay.connector.Verification;
import dev.patchbay.connector.Visibility;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A connector as callers write it.
 *
 * @param fromCatalog the slug of a catalog entry that the other fields are laid over; only for a new connector
 * @param authMethods each an object with {@code type}; OAuth methods also take {@code client_id} and {@code client_secret}
 */
public record ConnectorBody(
        @Nullable String fromCatalog,
        @Nullable String name,
        @Nullable String slug,
        @Nullable String description,
        @Nullable String domain,
        @Nullable Visibility visibility,
        @Nullable String iconUrl,
        @Nullable String baseUrl,
        @Nullable List<String> categories,
        @Nullable List<JsonNode> authMethods,
        @Nullable Verification verification,
        @Nullable List<JsonNode> actions,
        @Nullable List<JsonNode> events,
        @Nullable CallLimits limits) {}
