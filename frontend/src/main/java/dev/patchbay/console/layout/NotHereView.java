package dev.patchbay.console.layout;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import dev.patchbay.console.part.EmptyState;
import dev.patchbay.console.part.Glyph;
import jakarta.servlet.http.HttpServletResponse;

/** In place of a view that there is not, or not for this member. Plain, as error views are loaded with every page. */
@PageTitle("Nothing here · Patchbay")
public class NotHereView extends Main implements HasErrorParameter<NotFoundException> {

    public NotHereView() {
        addClassName("entrance");
        add(EmptyState.page(
                Glyph.SEARCH,
                "There is nothing here",
                "The address may be mistyped, or the page is not part of your role.",
                new Anchor("/console/", "Go to the connectors")));
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
