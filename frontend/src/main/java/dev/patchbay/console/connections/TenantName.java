package dev.patchbay.console.connections;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.patchbay.connect.Tenant;
import dev.patchbay.console.part.ExternalId;

/** What a tenant is called, and below it the id that the filter and the API know it by. */
final class TenantName extends Div {

    TenantName(Tenant tenant) {
        addClassName("tenant-name");
        if (!tenant.displayName().equals(tenant.externalId())) {
            Span name = new Span(tenant.displayName());
            name.setTitle(tenant.displayName());
            add(name);
        }
        add(new ExternalId(tenant.externalId()));
    }
}
