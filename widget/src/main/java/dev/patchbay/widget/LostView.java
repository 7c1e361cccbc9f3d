package dev.patchbay.widget;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.patchbay.widget.part.StateMark;
import jakarta.servlet.http.HttpServletResponse;

/** For addresses that lead to no screen. */
@ParentLayout(WidgetFrame.class)
@AnonymousAllowed
public class LostView extends Screen implements HasErrorParameter<NotFoundException> {

    LostView() {
        super("failed");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        return HttpServletResponse.SC_NOT_FOUND;
    }

    @Override
    void enter(BeforeEnterEvent event) {
        add(
                new StateMark(StateMark.Kind.BAD),
                heading(texts().get("problem.title")),
                lead(texts().get("problem.lost")),
                buttons(button(texts().get("problem.start"), () -> go(AppsView.class), "primary")));
    }
}
