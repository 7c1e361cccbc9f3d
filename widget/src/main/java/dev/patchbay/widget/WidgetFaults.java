package dev.patchbay.widget;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import dev.patchbay.problem.Problem;
import dev.patchbay.widget.text.Texts;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What a click that went wrong says on screen: the problem's own sentence, or that it is our fault. */
@Component
class WidgetFaults implements VaadinServiceInitListener {

    private static final Logger log = LoggerFactory.getLogger(WidgetFaults.class);

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addSessionInitListener(session -> {
            if (CurrentWidget.in(session.getRequest()).isPresent()) {
                session.getSession().setErrorHandler(WidgetFaults::show);
            }
        });
    }

    private static void show(ErrorEvent event) {
        Optional<Problem> problem = problemIn(event.getThrowable());
        if (problem.isEmpty()) {
            log.error("The widget could not do what was asked of it", event.getThrowable());
        }
        UI ui = UI.getCurrent();
        if (ui != null) {
            String sentence = problem.map(Problem::detail)
                    .orElseGet(() -> Texts.of(CurrentWidget.scope(), VaadinRequest.getCurrent(), null)
                            .get("fault"));
            ui.getChildren()
                    .filter(WidgetFrame.class::isInstance)
                    .findFirst()
                    .ifPresent(frame -> frame.getElement().callJsFunction("say", sentence));
        }
    }

    private static Optional<Problem> problemIn(Throwable thrown) {
        for (Throwable one = thrown; one != null; one = one.getCause()) {
            if (one instanceof Problem problem) {
                return Optional.of(problem);
            }
        }
        return Optional.empty();
    }
}
