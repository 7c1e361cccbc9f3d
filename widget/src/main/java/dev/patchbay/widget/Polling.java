package dev.patchbay.widget;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.shared.Registration;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Looks again and again while something is open, and leaves the browser alone otherwise. */
final class Polling {

    private @Nullable Registration running;

    /** Instead of what was looked at before. */
    void start(UI ui, Duration every, Runnable look) {
        stop(ui);
        running = ui.addPollListener(poll -> look.run());
        ui.setPollInterval((int) every.toMillis());
    }

    /** Does nothing where nothing was started: the interval may be another screen's. */
    void stop(UI ui) {
        if (running != null) {
            running.remove();
            running = null;
            ui.setPollInterval(-1);
        }
    }
}
