package dev.patchbay.widget;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.patchbay.authorization.Attempt;
import dev.patchbay.authorization.Attempt.Failure;
import dev.patchbay.authorization.Attempt.Phase;
import dev.patchbay.authorization.Attempts;
import dev.patchbay.connect.WidgetScope;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.Connectors;
import dev.patchbay.id.AttemptId;
import dev.patchbay.problem.NotFound;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt stands: at the app, being checked, connected or failed. It reads the server's record again and again while
 * something is open, whatever became of the popup.
 */
@Route(value = "a/:attempt", layout = WidgetFrame.class)
@AnonymousAllowed
public class AttemptView extends Screen {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final Attempts attempts;
    private final Connectors connectors;
    private final WaitingStage waiting;
    private final DeviceStage device;
    private final ConnectedStage connected;
    private final Clock clock;
    private final Polling polling = new Polling();
    private final AtomicBoolean asking = new AtomicBoolean();
    private String view = "verifying";
    private @Nullable Attempt shown;

    AttemptView(
            Attempts attempts,
            Connectors connectors,
            WaitingStage waiting,
            DeviceStage device,
            ConnectedStage connected,
            Clock clock) {
        super("attempt");
        this.attempts = attempts;
        this.connectors = connectors;
        this.waiting = waiting;
        this.device = device;
        this.connected = connected;
        this.clock = clock;
    }

    @Override
    String viewName() {
        return view;
    }

    @Override
    void enter(BeforeEnterEvent event) {
        Attempt attempt = AttemptId.parse(
                        event.getRouteParameters().get(Addresses.ATTEMPT).orElse(""))
                .map(id -> attempts.get(widget(), id))
                .orElseThrow(() -> new NotFound("attempt"));
        // The proof of an offer lives in the page that it was made for; a page loaded anew needs a new offer.
        if (attempt.phase() == Phase.OFFERED && isFirst()) {
            forward(
                    event,
                    MethodView.class,
                    Addresses.method(connector(attempt), attempt.methodKey()),
                    Addresses.reauthorizing(attempt.reauthorizes()));
            return;
        }
        show(attempt);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        polling.stop(event.getUI());
    }

    /** Looks at the record, and shows it where it has gone on. */
    void look(AttemptId id) {
        Attempt attempt = attempts.get(widget(), id);
        Attempt before = shown;
        boolean tooOld = Waiting.isTooOld(attempt, clock.instant());
        if (before == null || !before.id().equals(id) || (stage(attempt) == stage(before) && !tooOld)) {
            return;
        }
        removeAll();
        show(attempt);
        frame().refresh();
    }

    /** Back to the way that was tried, with a new attempt. */
    void tryAgain(Attempt attempt, Connector connector) {
        go(
                MethodView.class,
                Addresses.method(connector, attempt.methodKey()),
                Addresses.reauthorizing(attempt.reauthorizes()));
    }

    /** The sentence that says how it stands, read out as it changes. */
    Paragraph status(String text) {
        Paragraph status = lead("");
        status.add(new Span(text));
        status.getElement().setAttribute("role", "status");
        return status;
    }

    private void show(Attempt attempt) {
        shown = attempt;
        noWayBack();
        polling.stop(UI.getCurrent());
        Connector connector = connector(attempt);
        if (Waiting.isTooOld(attempt, clock.instant())) {
            view = "failed";
            String sentence = texts().get("failed.timeout", connector.name());
            FailedStage.show(this, attempt, connector, new Failure("timeout", sentence, null));
            return;
        }
        if (attempt.phase() == Phase.DEPARTED && attempt.isByCode()) {
            view = "popup";
            device.show(this, attempt, connector);
            WidgetScope widget = widget();
            polling.start(UI.getCurrent(), LOOK_EVERY, () -> {
                look(attempt.id());
                device.ask(widget, attempt, asking);
            });
            return;
        }
        switch (attempt.phase()) {
            case OFFERED, DEPARTED -> {
                view = "popup";
                waiting.showPopup(this, attempt, connector);
                polling.start(UI.getCurrent(), LOOK_EVERY, () -> look(attempt.id()));
            }
            case VERIFYING -> {
                view = "verifying";
                waiting.showVerifying(this, connector);
                polling.start(UI.getCurrent(), LOOK_EVERY, () -> look(attempt.id()));
            }
            case SUCCEEDED -> {
                view = "connected";
                connected.show(this, attempt, connector);
            }
            case FAILED -> {
                view = "failed";
                FailedStage.show(this, attempt, connector, attempt.failure());
            }
        }
    }

    private Connector connector(Attempt attempt) {
        return connectors.inUse(attempt.organization(), attempt.connector());
    }

    /** What looks alike to the person. */
    private static Phase stage(Attempt attempt) {
        return attempt.phase() == Phase.OFFERED ? Phase.DEPARTED : attempt.phase();
    }
}
