package dev.patchbay.widget;

import dev.patchbay.authorization.Attempts;
import dev.patchbay.connect.WidgetScope;
import dev.patchbay.id.AttemptId;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tries what people enter without holding up their screen. */
@Component
class Submissions {

    /** Shorter than anyone notices, longer than most apps take. */
    private static final Duration WAIT = Duration.ofMillis(700);

    private final Attempts attempts;

    Submissions(Attempts attempts) {
        this.attempts = attempts;
    }

    Submission send(WidgetScope widget, AttemptId attempt, Map<String, String> fields) {
        return Submission.start(() -> attempts.submit(widget, attempt, fields), WAIT);
    }
}
