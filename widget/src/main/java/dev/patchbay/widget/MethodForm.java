package dev.patchbay.widget;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import dev.patchbay.authorization.Attempt.Failure;
import dev.patchbay.authorization.Attempts;
import dev.patchbay.authorization.Attempts.Offer;
import dev.patchbay.connection.FieldValues;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.MethodFields;
import dev.patchbay.id.AttemptId;
import dev.patchbay.problem.InvalidInput;
import dev.patchbay.widget.part.EntryForm;
import dev.patchbay.widget.part.FailureNotice;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The form of an auth method that asks for values, and what happens when it is sent. */
final class MethodForm {

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final MethodView screen;
    private final Attempts attempts;
    private final Connector connector;
    private final AuthMethod method;
    private final Then then;
    private final EntryForm form;
    private AttemptId attempt;
    private final Polling polling = new Polling();

    /**
     * What sending it does.
     *
     * @param button the key of its button's words
     * @param done runs when nothing was wrong
     */
    record Then(String button, BiFunction<AttemptId, Map<String, String>, Submission> send, Consumer<AttemptId> done) {}

    /** @param known what stands in the fields to begin with; never a secret */
    MethodForm(
            MethodView screen,
            Attempts attempts,
            Connector connector,
            AuthMethod method,
            Offer offer,
            Map<String, String> known,
            Then then) {
        this.screen = screen;
        this.attempts = attempts;
        this.connector = connector;
        this.method = method;
        this.attempt = offer.id();
        this.then = then;
        EntryFields fields = new EntryFields(screen.texts(), connector.name(), method, known);
        this.form = new EntryForm(
                MethodFields.of(method).stream().map(fields::of).toList(),
                screen.button(screen.texts().get(then.button(), connector.name()), () -> {}, "primary", "wide"),
                screen.texts().get("form.working", connector.name()),
                this::submit);
        form.whenLeft((name, text) -> {
            FieldValues.Look look = FieldValues.look(method, name, text);
            return new EntryForm.Seen(look.value(), look.fault());
        });
        form.addDetachListener(detach -> polling.stop(detach.getUI()));
    }

    EntryForm component() {
        return form;
    }

    private void submit(Map<String, String> values) {
        screen.frame().tell("submitted", Map.of("connector", connector.slug(), "method", method.key()));
        Submission sent = then.send().apply(attempt, values);
        if (!sent.isWrong() && Attempts.isForm(method)) {
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
            case Submission.Done done -> then.done().accept(attempt);
            case Submission.Wrong(InvalidInput input) -> form.refuse(input.errors());
            case Submission.Failed(String code, String message) -> fail(code, message);
        }
    }

    private void fail(String code, String message) {
        @Nullable Failure recorded = attempts.get(screen.widget(), attempt).failure();
        Failure failure = recorded == null ? new Failure(code, message, null) : recorded;
        screen.frame().tell("error", Map.of("code", failure.code(), "message", failure.message()));
        FailureNotice notice = new FailureNotice(screen.texts(), failure);
        if (OtherAccount.mayBeAdded(screen, failure)) {
            NativeButton add = screen.button(screen.texts().get(OtherAccount.ADD), this::addAnother);
            add.getElement().setAttribute("type", "button");
            notice.add(add);
        }
        form.fail(notice, failure.code().equals("credentials_refused"));
    }

    /** What was entered becomes a connection of its own. */
    private void addAnother() {
        attempt = attempts.offer(screen.widget(), connector.id().text(), method.key(), null)
                .id();
        form.sendAgain();
    }
}
