package dev.patchbay.widget.part;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.patchbay.connector.Connector;
import org.jspecify.annotations.Nullable;

/** Who is connected to what: the SaaS's logo beside the app's. */
public class AppPair extends Div {

    public AppPair(String organization, @Nullable String logoUrl, Connector connector) {
        addClassName("pair");
        Span wire = new Span();
        wire.addClassName("wire");
        add(
                new AppIcon(organization, logoUrl, AppIcon.Size.LARGE),
                wire,
                new AppIcon(connector.name(), connector.iconUrl(), AppIcon.Size.LARGE));
        getElement().setAttribute("aria-hidden", "true");
    }
}
