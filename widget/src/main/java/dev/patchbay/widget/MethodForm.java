package dev.patchbay.widget;

import com.vaadin.flow.component.UI;
import dev.patchbay.authorization.Attempt.Failure;
import dev.patchbay.authorization.Attempts;
import dev.patchbay.authorization.Attempts.Offer;
import dev.patchbay.authorization.FormField;
import dev.patchbay.connection.Connection;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.Connector;
import dev.patchbay.problem.InvalidInput;
import dev.patchbay.widget.part.EntryForm;
import dev.patchbay.widget.part.FailureNotice;
import dev.patchbay.widget.part.Field;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The form of an auth method that asks for values, and what happens when it is sent. */
final class MethodForm {

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final MethodView screen;
    private final Attempts attempts;
    private final Submissions submissions;
    private final Connector connector;
    private final AuthMethod method;
    private final Offer offer;
    private final EntryForm form;
    private final Polling polling = new Polling();

    MethodForm(
            MethodView screen,
            Attempts attempts,
            Submissions submissions,
            Connector connector,
            AuthMethod method,
            Offer offer) {
        this.screen = screen;
        this.attempts = attempts;
        this.submissions = submissions;
        this.connector = connector;
        this.method = method;
        this.offer = offer;
        List<Field> fields = FormField.of(method).stream().map(this::field).toList();
        this.form = new EntryForm(
                fields,
                screen.button(screen.texts().get("form.submit"), () -> {}, "primary", "wide"),
                screen.texts().get("form.working", connector.name()),
                this::submit);
        form.addDetachListener(detach -> polling.stop(detach.getUI()));
    }

    EntryForm component() {
        return form;
    }

    private Field field(FormField field) {
        Field shown = new Field(
                screen.texts(),
                "field-" + field.name(),
                field.name(),
                screen.texts().find("field." + field.name()).orElse(field.label()),
                field.secret());
        screen.texts().find("field." + field.name() + ".help", connector.name()).ifPresent(shown::help);
        return field.required() ? shown.required() : shown;
    }

    private void submit(Map<String, String> values) {
        screen.frame().tell("submitted", Map.of("connector", connector.slug(), "method", method.key()));
        Submission sent = submissions.send(screen.widget(), offer.id(), values);
        if (!sent.isWrong()) {
            screen.frame().tell("verifying", Map.of("connector", connector.slug()));
        }
        if (sent.isDone()) {
            finish(sent);
        } else {
            polling.start(UI.getCurrent(), LOOK_EVERY, () -> look(sent));
        }
    }

    private void look(Submission sent) {
        if (sent.isDone()) {
            polling.stop(UI.getCurrent());
            finish(sent);
        }
    }

    private void finish(Submission sent) {
        switch (sent.outcome()) {
            case Submission.Connected(Connection connection) ->
                screen.go(AttemptView.class, Addresses.attempt(offer.id()));
            case Submission.Wrong(InvalidInput input) -> form.refuse(input.errors());
            case Submission.Failed(String code, String message) -> fail(code, message);
        }
    }

    private void fail(String code, String message) {
        Failure recorded = attempts.get(screen.widget(), offer.id()).failure();
        Failure failure = recorded == null ? new Failure(code, message, null) : recorded;
        screen.frame().tell("error", Map.of("code", failure.code(), "message", failure.message()));
        form.fail(new FailureNotice(screen.texts(), failure), failure.code().equals("credentials_refused"));
    }
}
