package dev.patchbay.console.layout;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import dev.patchbay.console.part.EmptyState;
import dev.patchbay.console.part.Glyph;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * In place of a view that could not be made. What went wrong is in the server's log, never on screen. Plain, as error views are
 * loaded with every page.
 */
@PageTitle("Not shown · Patchbay")
public class FailedView extends Main implements HasErrorParameter<Exception> {

    private static final Logger log = LoggerFactory.getLogger(FailedView.class);

    public FailedView() {
        addClassName("entrance");
        add(EmptyState.page(
                Glyph.REFRESH,
                "This page could not be shown",
                "Something went wrong on our side. Load the page again in a moment.",
                new Anchor("/console/", "Go to the connectors")));
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        log.error("A view of the console could not be made", parameter.getException());
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
