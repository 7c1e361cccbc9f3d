package dev.patchbay.widget;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.patchbay.problem.Problem;
import dev.patchbay.widget.part.StateMark;
import jakarta.servlet.http.HttpServletResponse;

/** In place of a screen that cannot be shown, and why, in the problem's own sentence. */
@ParentLayout(WidgetFrame.class)
@AnonymousAllowed
public class ProblemView extends Screen implements HasErrorParameter<Problem> {

    private String sentence = "";

    ProblemView() {
        super("failed");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Problem> parameter) {
        sentence = parameter.getException().detail();
        return parameter.getException().kind() == Problem.Kind.NOT_FOUND
                ? HttpServletResponse.SC_NOT_FOUND
                : HttpServletResponse.SC_CONFLICT;
    }

    @Override
    void enter(BeforeEnterEvent event) {
        Div start = buttons(button(texts().get("problem.start"), () -> go(AppsView.class), "primary"));
        add(new StateMark(StateMark.Kind.BAD), heading(texts().get("problem.title")), lead(sentence), start);
    }
}
