package dev.patchbay.connect;

import org.jspecify.annotations.Nullable;

/** The person of a tenant who uses the widget, as the SaaS names them. */
public record EndUser(
        String id, @Nullable String email, @Nullable String name) {}
