package dev.patchbay.organization;

import dev.patchbay.id.EnvironmentId;
import dev.patchbay.id.OrganizationId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of an organization with keys, tenants and connections of its own.
 *
 * @param name {@code test} or {@code live}
 * @param allowedOrigins origins that may embed the widget, e.g. {@code https://app.example.com}; empty in a test
 *     environment means pages on this machine
 */
public record Environment(
        EnvironmentId id,
        OrganizationId organization,
        String name,
        List<String> allowedOrigins,
        @Nullable String logoUrl) {

    public static final String TEST = "test";
    public static final String LIVE = "live";

    public boolean isLive() {
        return name.equals(LIVE);
    }
}
