package dev.patchbay.widget;

import dev.patchbay.authorization.Attempts;
import dev.patchbay.authorization.DeviceFlow;
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
    private final DeviceFlow devices;

    Submissions(Attempts attempts, DeviceFlow devices) {
        this.attempts = attempts;
        this.devices = devices;
    }

    /** Tries what was entered at the app. */
    Submission send(WidgetScope widget, AttemptId attempt, Map<String, String> fields) {
        return Submission.start(() -> attempts.submit(widget, attempt, fields), WAIT);
    }

    /** Keeps what was entered for the app's own screen. */
    Submission enter(WidgetScope widget, AttemptId attempt, Map<String, String> fields) {
        return Submission.start(
                () -> {
                    attempts.enter(widget, attempt, fields);
                    return attempt;
                },
                WAIT);
    }

    /** As {@link #enter}, and asks the app for a code. */
    Submission begin(WidgetScope widget, AttemptId attempt, Map<String, String> fields) {
        return Submission.start(
                () -> {
                    attempts.enter(widget, attempt, fields);
                    return devices.begin(widget, attempt);
                },
                WAIT);
    }
}
