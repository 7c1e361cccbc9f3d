package dev.patchbay.widget;

import com.vaadin.flow.router.NavigationTrigger;
import dev.patchbay.authorization.Attempt;
import dev.patchbay.authorization.Attempt.Phase;
import dev.patchbay.authorization.Attempts;
import dev.patchbay.connect.WidgetScope;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.Connector;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a person began and left: by loading the page again, or with the browser's own Back. */
@Component
class UnderWay {

    private final Attempts attempts;

    UnderWay(Attempts attempts) {
        this.attempts = attempts;
    }

    /**
     * The attempt to show instead of a new one, because it is being tried or was done just now. One that waits for its person is
     * given up when they went back from it, as with the widget's own Back; otherwise they would connect twice.
     */
    Optional<Attempt> of(WidgetScope widget, Connector connector, AuthMethod method, NavigationTrigger trigger) {
        Optional<Attempt> latest = attempts.latest(widget)
                .filter(attempt -> attempt.connector().equals(connector.id())
                        && attempt.methodKey().equals(method.key()));
        if (trigger == NavigationTrigger.HISTORY && latest.map(Attempt::phase).equals(Optional.of(Phase.DEPARTED))) {
            attempts.cancel(widget, latest.get().id());
            return attempts.latest(widget).filter(attempt -> attempt.phase() != Phase.FAILED);
        }
        return latest.filter(attempt -> attempt.phase() == Phase.VERIFYING);
    }
}
