package dev.patchbay.console.part;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;

/** The SaaS's own id for a tenant, cut where there is no room for it, and copied whole. */
public final class ExternalId extends Div {

    public ExternalId(String externalId) {
        addClassName("tenant-id");
        Code id = new Code(externalId);
        id.setTitle(externalId);
        add(id, copyButton(externalId));
    }

    /** For where the id is shown already. */
    public static CopyButton copyButton(String externalId) {
        return new CopyButton("tenant id " + externalId, externalId);
    }
}
