package dev.patchbay.widget;

import dev.patchbay.connect.WidgetScope;
import dev.patchbay.organization.Organizations;
import org.jspecify.annotations.Nullable;

/** The SaaS that asks, as a person knows it. */
record Brand(String name, @Nullable String logoUrl) {

    static Brand of(Organizations organizations, WidgetScope widget) {
        return new Brand(
                organizations.of(widget.scope()).name(),
                organizations.environment(widget.scope()).logoUrl());
    }
}
