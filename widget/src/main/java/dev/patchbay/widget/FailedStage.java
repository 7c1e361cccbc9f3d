package dev.patchbay.widget;

import com.vaadin.flow.component.html.Div;
import dev.patchbay.authorization.Attempt;
import dev.patchbay.authorization.Attempt.Failure;
import dev.patchbay.connector.Connector;
import dev.patchbay.widget.part.FailureNotice;
import dev.patchbay.widget.part.StateMark;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why an attempt failed, in one sentence to act on, and the way to try again. */
final class FailedStage {

    private FailedStage() {}

    /** @param recorded nothing when the record does not say why */
    static void show(AttemptView screen, Attempt attempt, Connector connector, @Nullable Failure recorded) {
        Failure failure =
                recorded == null ? new Failure("internal_error", screen.texts().get("failed.unknown"), null) : recorded;
        screen.backTo(() -> screen.tryAgain(attempt, connector));
        Div buttons = screen.buttons(screen.button(
                screen.texts().get("failed.again"), () -> screen.tryAgain(attempt, connector), "primary"));
        if (OtherAccount.mayBeAdded(screen, failure)) {
            buttons.add(screen.button(
                    screen.texts().get(OtherAccount.ADD),
                    () -> screen.go(MethodView.class, Addresses.method(connector, attempt.methodKey()))));
        }
        // What was to get new credentials may well work on with its old ones.
        String title = attempt.reauthorizes() == null ? "failed.title" : "failed.title.again";
        screen.add(
                new StateMark(StateMark.Kind.BAD),
                screen.heading(screen.texts().get(title, connector.name())),
                screen.status(failure.message()),
                FailureNotice.detail(screen.texts(), failure),
                buttons);
        screen.whenShown(
                () -> screen.frame().tell("error", Map.of("code", failure.code(), "message", failure.message())));
    }
}
