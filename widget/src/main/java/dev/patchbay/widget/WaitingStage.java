package dev.patchbay.widget;

import com.vaadin.flow.component.html.Div;
import dev.patchbay.authorization.Attempt;
import dev.patchbay.authorization.Attempt.Phase;
import dev.patchbay.authorization.Attempts;
import dev.patchbay.authorization.Attempts.Offer;
import dev.patchbay.connector.Connector;
import dev.patchbay.organization.Organizations;
import dev.patchbay.widget.part.AppPair;
import dev.patchbay.widget.part.PopupButton;
import dev.patchbay.widget.part.WaitingFor;
import org.springframework.stereotype.Component;

/** An attempt while the person is at the app, and while Patchbay checks what came of it. */
@Component
class WaitingStage {

    private final Attempts attempts;
    private final Organizations organizations;

    WaitingStage(Attempts attempts, Organizations organizations) {
        this.attempts = attempts;
        this.organizations = organizations;
    }

    void showPopup(AttemptView screen, Attempt attempt, Connector connector) {
        screen.backTo(() -> cancel(screen, attempt, connector));
        Offer again = attempts.offerAgain(screen.widget(), attempt.id());
        var reopen = screen.button(screen.texts().get("waiting.reopen"), () -> {}, "outside");
        Div buttons = screen.buttons(
                new PopupButton(screen.texts(), again, connector, reopen, () -> replace(screen, attempt, again)),
                screen.button(screen.texts().get("waiting.cancel"), () -> cancel(screen, attempt, connector)));
        screen.add(
                pair(screen, connector),
                screen.heading(screen.texts().get("waiting.title", connector.name())),
                screen.status(screen.texts().get("waiting.text", connector.name())),
                new WaitingFor(
                        attempt.id().text(),
                        connector.slug(),
                        screen.texts().get("waiting.closed"),
                        () -> screen.look(attempt.id())),
                buttons);
    }

    void showVerifying(AttemptView screen, Connector connector) {
        screen.add(
                pair(screen, connector),
                screen.heading(screen.texts().get("verifying.title", connector.name())),
                screen.status(screen.texts().get("verifying.text")));
    }

    /** The person gave up; where it was done a moment before, that is shown instead. */
    void cancel(AttemptView screen, Attempt attempt, Connector connector) {
        attempts.cancel(screen.widget(), attempt.id());
        if (isDone(screen, attempt)) {
            screen.look(attempt.id());
        } else {
            screen.tryAgain(attempt, connector);
        }
    }

    /** A second window takes the place of the first: what still comes from that one changes nothing. */
    private void replace(AttemptView screen, Attempt attempt, Offer again) {
        attempts.cancel(screen.widget(), attempt.id());
        screen.go(AttemptView.class, Addresses.attempt(isDone(screen, attempt) ? attempt.id() : again.id()));
    }

    private boolean isDone(AttemptView screen, Attempt attempt) {
        return attempts.get(screen.widget(), attempt.id()).phase() == Phase.SUCCEEDED;
    }

    AppPair pair(AttemptView screen, Connector connector) {
        Brand brand = Brand.of(organizations, screen.widget());
        AppPair pair = new AppPair(brand.name(), brand.logoUrl(), connector);
        pair.addClassName("waiting");
        return pair;
    }
}
