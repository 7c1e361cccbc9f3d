package dev.patchbay.widget;

import com.vaadin.flow.component.PollEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.patchbay.authorization.Attempt;
import dev.patchbay.authorization.Attempt.Failure;
import dev.patchbay.authorization.Attempts;
import dev.patchbay.authorization.Attempts.Offer;
import dev.patchbay.authorization.FormField;
import dev.patchbay.connection.Connection;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.organization.Organizations;
import dev.patchbay.problem.InvalidInput;
import dev.patchbay.problem.NotFound;
import dev.patchbay.problem.Problem;
import dev.patchbay.widget.part.AppPair;
import dev.patchbay.widget.part.EntryForm;
import dev.patchbay.widget.part.FailureNotice;
import dev.patchbay.widget.part.Field;
import dev.patchbay.widget.part.Notice;
import dev.patchbay.widget.part.PopupButton;
import dev.patchbay.widget.part.ScopeList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One way to connect: a form to fill in, or a button that opens the app's own sign-in. */
@Route(value = "c/:slug/m/:method", layout = WidgetFrame.class)
@AnonymousAllowed
public class MethodView extends Screen {

    private static final int LOOK_EVERY_MS = 500;

    private final Apps apps;
    private final Attempts attempts;
    private final Organizations organizations;
    private final Submissions submissions;
    private String view = "form";
    private @Nullable Submission submission;

    MethodView(Apps apps, Attempts attempts, Organizations organizations, Submissions submissions) {
        super("form");
        this.apps = apps;
        this.attempts = attempts;
        this.organizations = organizations;
        this.submissions = submissions;
    }

    @Override
    String viewName() {
        return view;
    }

    @Override
    void enter(BeforeEnterEvent event) {
        RouteParameters parameters = event.getRouteParameters();
        String slug = parameters.get(SLUG).orElse("");
        Connector connector = apps.get(widget(), slug);
        AuthMethod method = connector
                .definition()
                .method(parameters.get(METHOD).orElse(""))
                .orElseThrow(() -> new NotFound("auth method"));
        Optional<Attempt> pending = isFirst() ? underWay(connector, method) : Optional.empty();
        if (pending.isPresent()) {
            forward(
                    event,
                    AttemptView.class,
                    new RouteParameters(ATTEMPT, pending.get().id().text()),
                    Map.of());
            return;
        }
        setBack(slug, connector);
        show(connector, method);
    }

    /** What was sent before the page was loaded again is still being tried. */
    private Optional<Attempt> underWay(Connector connector, AuthMethod method) {
        return attempts.latest(widget())
                .filter(a -> a.phase() == Attempt.Phase.VERIFYING)
                .filter(a ->
                        a.connector().equals(connector.id()) && a.methodKey().equals(method.key()));
    }

    private void setBack(String slug, Connector connector) {
        if (widget().session().connection() != null) {
            return;
        }
        RouteParameters same = new RouteParameters(SLUG, slug);
        if (!apps.connectionsOf(widget(), connector).isEmpty()) {
            backTo(() -> go(ConnectorView.class, same));
        } else if (apps.methods(connector).size() > 1) {
            backTo(() -> go(MethodsView.class, same));
        } else if (apps.only(widget(), opening()) == null) {
            backTo(() -> go(AppsView.class));
        }
    }

    private void show(Connector connector, AuthMethod method) {
        Brand brand = Brand.of(organizations, widget());
        ConnectionId again = toReauthorize();
        add(
                new AppPair(brand.name(), brand.logoUrl(), connector),
                heading(texts().get(again == null ? "method.title" : "method.again", connector.name())));
        Offer offer;
        try {
            offer = attempts.offer(widget(), connector.slug(), method.key(), again);
        } catch (Problem problem) {
            view = "failed";
            add(new Notice(Notice.Tone.BAD, problem.detail()));
            whenShown(() -> frame().tell("error", Map.of("code", problem.code(), "message", problem.detail())));
            return;
        }
        if (method instanceof OAuth2 oauth2) {
            view = "popup";
            showPopup(connector, oauth2, brand, offer);
        } else {
            view = "form";
            showForm(connector, method, brand, offer);
        }
    }

    private void showPopup(Connector connector, OAuth2 method, Brand brand, Offer offer) {
        add(lead(texts().get("popup.lead", connector.name(), brand.name())));
        if (!method.scopes().isEmpty()) {
            add(new ScopeList(texts(), brand.name(), method.scopes()));
        }
        var open = button(texts().get("popup.open", connector.name()), () -> {}, "primary", "wide", "outside");
        add(
                new PopupButton(
                        texts(),
                        offer,
                        connector,
                        open,
                        () -> go(
                                AttemptView.class,
                                new RouteParameters(ATTEMPT, offer.id().text()))),
                footnote());
    }

    private void showForm(Connector connector, AuthMethod method, Brand brand, Offer offer) {
        List<Field> fields = FormField.of(method).stream()
                .map(field -> field(field, connector))
                .toList();
        add(lead(texts().get(fields.isEmpty() ? "form.none" : "form.lead", connector.name(), brand.name())));
        var submit = button(texts().get("form.submit"), () -> {}, "primary", "wide");
        var form = new EntryForm[1];
        form[0] = new EntryForm(
                fields,
                submit,
                texts().get("form.working", connector.name()),
                values -> submit(form[0], connector, method, offer, values));
        add(form[0]);
        if (!fields.isEmpty()) {
            add(footnote());
        }
    }

    private Field field(FormField field, Connector connector) {
        Field shown = new Field(
                texts(),
                "field-" + field.name(),
                field.name(),
                texts().find("field." + field.name()).orElse(field.label()),
                field.secret());
        texts().find("field." + field.name() + ".help", connector.name()).ifPresent(shown::help);
        return field.required() ? shown.required() : shown;
    }

    private void submit(
            EntryForm form, Connector connector, AuthMethod method, Offer offer, Map<String, String> values) {
        frame().tell("submitted", Map.of("connector", connector.slug(), "method", method.key()));
        Submission sent = submissions.send(widget(), offer.id(), values);
        if (!sent.isWrong()) {
            frame().tell("verifying", Map.of("connector", connector.slug()));
        }
        if (sent.isDone()) {
            finish(form, sent, offer);
            return;
        }
        submission = sent;
        UI ui = UI.getCurrent();
        ui.setPollInterval(LOOK_EVERY_MS);
        var listener = ui.addPollListener((PollEvent poll) -> {
            if (sent.isDone() && sent.equals(submission)) {
                stopLooking();
                finish(form, sent, offer);
            }
        });
        addDetachListener(detach -> {
            listener.remove();
            stopLooking();
        });
    }

    private void stopLooking() {
        submission = null;
        UI.getCurrent().setPollInterval(-1);
    }

    private void finish(EntryForm form, Submission sent, Offer offer) {
        switch (sent.outcome()) {
            case Submission.Connected(Connection connection) ->
                go(AttemptView.class, new RouteParameters(ATTEMPT, offer.id().text()));
            case Submission.Wrong(InvalidInput input) -> form.refuse(input.errors());
            case Submission.Failed(String code, String message) -> fail(form, offer, code, message);
        }
    }

    private void fail(EntryForm form, Offer offer, String code, String message) {
        Failure recorded = attempts.get(widget(), offer.id()).failure();
        Failure failure = recorded == null ? new Failure(code, message, null) : recorded;
        frame().tell("error", Map.of("code", failure.code(), "message", failure.message()));
        form.fail(new FailureNotice(texts(), failure), failure.code().equals("credentials_refused"));
    }

    private @Nullable ConnectionId toReauthorize() {
        return parameter(CONNECTION)
                .flatMap(ConnectionId::parse)
                .orElse(widget().session().connection());
    }

    private Paragraph footnote() {
        Paragraph note = new Paragraph(texts().get("method.footnote"));
        note.addClassName("footnote");
        return note;
    }
}
