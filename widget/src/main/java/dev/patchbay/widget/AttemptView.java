package dev.patchbay.widget;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.shared.Registration;
import dev.patchbay.authorization.Attempt;
import dev.patchbay.authorization.Attempt.Failure;
import dev.patchbay.authorization.Attempt.Phase;
import dev.patchbay.authorization.Attempts;
import dev.patchbay.authorization.Attempts.Offer;
import dev.patchbay.connect.ConnectSession;
import dev.patchbay.connection.Connection;
import dev.patchbay.connection.Connections;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.Connectors;
import dev.patchbay.id.AttemptId;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.organization.Organizations;
import dev.patchbay.problem.NotFound;
import dev.patchbay.widget.part.AccountCard;
import dev.patchbay.widget.part.AppPair;
import dev.patchbay.widget.part.FailureNotice;
import dev.patchbay.widget.part.LabelEditor;
import dev.patchbay.widget.part.Notice;
import dev.patchbay.widget.part.PopupButton;
import dev.patchbay.widget.part.StateMark;
import dev.patchbay.widget.part.WaitingFor;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt stands: at the app, being checked, connected or failed. It reads the server's record again and again while
 * something is open, whatever became of the popup.
 */
@Route(value = "a/:attempt", layout = WidgetFrame.class)
@AnonymousAllowed
public class AttemptView extends Screen {

    private static final int LOOK_EVERY_MS = 1000;

    private final Apps apps;
    private final Attempts attempts;
    private final Connections connections;
    private final Connectors connectors;
    private final Organizations organizations;
    private final Clock clock;
    private String view = "verifying";
    private @Nullable Attempt shown;
    private @Nullable Registration polling;

    AttemptView(
            Apps apps,
            Attempts attempts,
            Connections connections,
            Connectors connectors,
            Organizations organizations,
            Clock clock) {
        super("attempt");
        this.apps = apps;
        this.attempts = attempts;
        this.connections = connections;
        this.connectors = connectors;
        this.organizations = organizations;
        this.clock = clock;
    }

    @Override
    String viewName() {
        return view;
    }

    @Override
    void enter(BeforeEnterEvent event) {
        Attempt attempt = AttemptId.parse(
                        event.getRouteParameters().get(ATTEMPT).orElse(""))
                .map(id -> attempts.get(widget(), id))
                .orElseThrow(() -> new NotFound("attempt"));
        shown = null;
        // The proof of an offer lives in the page that it was made for; a page loaded anew needs a new offer.
        if (attempt.phase() == Phase.OFFERED && isFirst()) {
            forward(event, MethodView.class, method(attempt, connector(attempt)), reauthorizing(attempt));
            return;
        }
        show(attempt);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        stopLooking(event.getUI());
    }

    /** Looks at the record, and shows it where it has gone on. */
    private void look(AttemptId id) {
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

    private void show(Attempt attempt) {
        shown = attempt;
        noWayBack();
        Connector connector = connector(attempt);
        if (Waiting.isTooOld(attempt, clock.instant())) {
            showFailed(
                    attempt, connector, new Failure("timeout", texts().get("failed.timeout", connector.name()), null));
            return;
        }
        switch (attempt.phase()) {
            case OFFERED, DEPARTED -> showWaiting(attempt, connector);
            case VERIFYING -> showVerifying(attempt, connector);
            case SUCCEEDED -> showConnected(attempt, connector);
            case FAILED -> showFailed(attempt, connector, failure(attempt));
        }
    }

    private void showWaiting(Attempt attempt, Connector connector) {
        view = "popup";
        keepLooking(attempt.id());
        backTo(() -> cancel(attempt, connector));
        Offer again = attempts.offer(widget(), slug(connector), attempt.methodKey(), attempt.reauthorizes());
        var reopen = button(texts().get("waiting.reopen"), () -> {}, "outside");
        Div buttons = buttons(
                new PopupButton(texts(), again, connector, reopen, () -> replace(attempt, again)),
                button(texts().get("waiting.cancel"), () -> cancel(attempt, connector)));
        add(
                pair(connector, "waiting"),
                heading(texts().get("waiting.title", connector.name())),
                status(texts().get("waiting.text", connector.name())),
                new WaitingFor(
                        attempt.id().text(), connector.slug(), texts().get("waiting.closed"), () -> look(attempt.id())),
                buttons);
    }

    private void showVerifying(Attempt attempt, Connector connector) {
        view = "verifying";
        keepLooking(attempt.id());
        add(
                pair(connector, "waiting"),
                heading(texts().get("verifying.title", connector.name())),
                status(texts().get("verifying.text")));
    }

    private void showConnected(Attempt attempt, Connector connector) {
        view = "connected";
        stopLooking(UI.getCurrent());
        ConnectionId id = attempt.connection();
        Optional<Connection> found = id == null ? Optional.empty() : connections.find(widget().scope(), id);
        if (found.isEmpty()) {
            // Connected, and disconnected since.
            add(
                    new StateMark(StateMark.Kind.GOOD),
                    heading(texts().get("connected.gone", connector.name())),
                    another(connector));
            return;
        }
        Connection connection = connections.get(widget(), found.get().id());
        boolean pending = widget().session().completion() == ConnectSession.Completion.HOST;
        String organization = brand().name();
        add(
                new StateMark(StateMark.Kind.GOOD),
                heading(texts().get("connected.title", connector.name())),
                lead(texts().get(pending ? "connected.pending" : "connected.lead", organization, connector.name())),
                new AccountCard(connector, connection.account()));
        if (!connection.missingScopes().isEmpty()) {
            add(new Notice(Notice.Tone.INFO, texts().get("connected.missing", organization)));
        }
        add(new LabelEditor(
                texts(),
                "connected",
                connection.label(),
                label -> connections.rename(widget(), connection.id(), label)));
        Div buttons = buttons(another(connector));
        if (!widget().openerOrigin().isEmpty() || widget().session().returnUrl() != null) {
            buttons.addComponentAsFirst(button(texts().get("connected.finish"), () -> frame().finish(), "primary"));
            add(buttons);
        } else {
            add(buttons, footnote(texts().get("connected.close")));
        }
        whenShown(() -> frame().tellSuccess(connection, connector.slug()));
    }

    private void showFailed(Attempt attempt, Connector connector, Failure failure) {
        view = "failed";
        stopLooking(UI.getCurrent());
        RouteParameters again = method(attempt, connector);
        backTo(() -> go(MethodView.class, again, reauthorizing(attempt)));
        Paragraph sentence = status(failure.message());
        Div buttons = buttons(button(
                texts().get("failed.again"), () -> go(MethodView.class, again, reauthorizing(attempt)), "primary"));
        add(
                new StateMark(StateMark.Kind.BAD),
                heading(texts().get("failed.title", connector.name())),
                sentence,
                FailureNotice.detail(texts(), failure),
                buttons);
        whenShown(() -> frame().tell("error", Map.of("code", failure.code(), "message", failure.message())));
    }

    /** The person gave up; where it was done a moment before, that is shown instead. */
    private void cancel(Attempt attempt, Connector connector) {
        attempts.cancel(widget(), attempt.id());
        if (attempts.get(widget(), attempt.id()).phase() == Phase.SUCCEEDED) {
            look(attempt.id());
        } else {
            go(MethodView.class, method(attempt, connector), reauthorizing(attempt));
        }
    }

    /** A second window takes the place of the first: what still comes from that one changes nothing. */
    private void replace(Attempt attempt, Offer again) {
        attempts.cancel(widget(), attempt.id());
        boolean done = attempts.get(widget(), attempt.id()).phase() == Phase.SUCCEEDED;
        go(AttemptView.class, new RouteParameters(ATTEMPT, (done ? attempt.id() : again.id()).text()));
    }

    private void keepLooking(AttemptId id) {
        UI ui = UI.getCurrent();
        stopLooking(ui);
        polling = ui.addPollListener(poll -> look(id));
        ui.setPollInterval(LOOK_EVERY_MS);
    }

    private void stopLooking(UI ui) {
        if (polling != null) {
            polling.remove();
            polling = null;
            ui.setPollInterval(-1);
        }
    }

    private NativeButton another(Connector connector) {
        return button(texts().get("connected.another"), () -> {
            String only = apps.only(widget(), opening());
            if (only == null) {
                go(AppsView.class);
            } else {
                go(ConnectorView.class, new RouteParameters(SLUG, only));
            }
        });
    }

    private Connector connector(Attempt attempt) {
        return connectors.inUse(attempt.organization(), attempt.connector());
    }

    /** By id, which is unmistakable. */
    private static String slug(Connector connector) {
        return connector.id().text();
    }

    private static RouteParameters method(Attempt attempt, Connector connector) {
        return new RouteParameters(Map.of(SLUG, connector.slug(), METHOD, attempt.methodKey()));
    }

    private static Map<String, String> reauthorizing(Attempt attempt) {
        ConnectionId connection = attempt.reauthorizes();
        return connection == null ? Map.of() : Map.of(CONNECTION, connection.text());
    }

    /** What looks alike to the person. */
    private static Phase stage(Attempt attempt) {
        return attempt.phase() == Phase.OFFERED ? Phase.DEPARTED : attempt.phase();
    }

    private Failure failure(Attempt attempt) {
        Failure failure = attempt.failure();
        return failure == null ? new Failure("internal_error", texts().get("failed.unknown"), null) : failure;
    }

    private Brand brand() {
        return Brand.of(organizations, widget());
    }

    private AppPair pair(Connector connector, String className) {
        Brand brand = brand();
        AppPair pair = new AppPair(brand.name(), brand.logoUrl(), connector);
        pair.addClassName(className);
        return pair;
    }

    private Paragraph status(String text) {
        Paragraph status = lead("");
        status.add(new Span(text));
        status.getElement().setAttribute("role", "status");
        return status;
    }

    private static Paragraph footnote(String text) {
        Paragraph note = new Paragraph(text);
        note.addClassName("footnote");
        return note;
    }
}
