package dev.patchbay.widget;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.patchbay.authorization.Attempt;
import dev.patchbay.authorization.Attempts;
import dev.patchbay.authorization.Attempts.Offer;
import dev.patchbay.connection.Connections;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.MethodFields;
import dev.patchbay.connector.NoAuth;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.id.AttemptId;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.organization.Organizations;
import dev.patchbay.problem.NotFound;
import dev.patchbay.problem.Problem;
import dev.patchbay.widget.part.AppPair;
import dev.patchbay.widget.part.Footnote;
import dev.patchbay.widget.part.Notice;
import dev.patchbay.widget.part.PopupButton;
import dev.patchbay.widget.part.ScopeList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One way to connect: a form to fill in, or a button that opens the app's own sign-in. */
@Route(value = "c/:slug/m/:method", layout = WidgetFrame.class)
@AnonymousAllowed
public class MethodView extends Screen {

    private final Apps apps;
    private final Attempts attempts;
    private final UnderWay underWay;
    private final Organizations organizations;
    private final Submissions submissions;
    private final Connections connections;
    private String view = "form";

    MethodView(
            Apps apps,
            Attempts attempts,
            UnderWay underWay,
            Organizations organizations,
            Submissions submissions,
            Connections connections) {
        super("form");
        this.apps = apps;
        this.attempts = attempts;
        this.underWay = underWay;
        this.organizations = organizations;
        this.submissions = submissions;
        this.connections = connections;
    }

    @Override
    String viewName() {
        return view;
    }

    @Override
    void enter(BeforeEnterEvent event) {
        RouteParameters parameters = event.getRouteParameters();
        String slug = parameters.get(Addresses.SLUG).orElse("");
        Connector connector = apps.get(widget(), slug);
        AuthMethod method = connector
                .definition()
                .method(parameters.get(Addresses.METHOD).orElse(""))
                .orElseThrow(() -> new NotFound("auth method"));
        Optional<Attempt> pending = underWay.of(widget(), connector, method, event.getTrigger());
        if (pending.isPresent()) {
            forward(event, AttemptView.class, Addresses.attempt(pending.get().id()), Map.of());
            return;
        }
        setBack(slug, connector);
        show(connector, method);
    }

    private void title(Connector connector, Brand brand, @Nullable ConnectionId again) {
        add(
                new AppPair(brand.name(), brand.logoUrl(), connector),
                heading(texts().get(again == null ? "method.title" : "method.again", connector.name())));
    }

    private void setBack(String slug, Connector connector) {
        if (widget().session().connection() != null) {
            return;
        }
        RouteParameters same = Addresses.connector(slug);
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
        title(connector, brand, again);
        Offer offer;
        try {
            offer = attempts.offer(widget(), connector.id().text(), method.key(), again);
        } catch (Problem problem) {
            view = "failed";
            add(new Notice(Notice.Tone.BAD, problem.detail()));
            whenShown(() -> frame().tell("error", Map.of("code", problem.code(), "message", problem.detail())));
            return;
        }
        begin(new Shown(connector, method, brand, offer), known(again));
    }

    /** What the screen is about. */
    private record Shown(Connector connector, AuthMethod method, Brand brand, Offer offer) {}

    private void begin(Shown shown, Map<String, String> known) {
        if (Attempts.isForm(shown.method())) {
            view = "form";
            showForm(shown, known);
        } else if (Attempts.isByCode(shown.method())) {
            view = "form";
            showCodeForm(shown, known);
        } else if (Attempts.asksFirst(shown.method())) {
            view = "form";
            showFirst(shown, known);
        } else {
            view = "popup";
            showPopup(shown, Map.of());
        }
    }

    /** Before the app's own screen the person says which one that is. */
    private void showFirst(Shown shown, Map<String, String> known) {
        add(
                lead(texts().get(
                                "form.first",
                                shown.connector().name(),
                                shown.brand().name())),
                form(shown, known, "form.continue", (id, v) -> submissions.enter(widget(), id, v), id -> goOn(shown)));
    }

    /** On the same page: the offer's proof lives in it alone. */
    private void goOn(Shown shown) {
        Map<String, String> entered = attempts.entered(widget(), shown.offer().id());
        view = "popup";
        again(shown);
        backTo(() -> {
            view = "form";
            again(shown);
            setBack(shown.connector().id().text(), shown.connector());
            showFirst(shown, entered);
            frame().refresh();
        });
        showPopup(shown, entered);
        frame().refresh();
    }

    private void again(Shown shown) {
        removeAll();
        title(shown.connector(), shown.brand(), toReauthorize());
    }

    private void showPopup(Shown shown, Map<String, String> entered) {
        Connector connector = shown.connector();
        String at = AppHost.of(shown.method(), entered).orElse(connector.name());
        add(lead(texts().get("popup.lead", at, shown.brand().name())));
        addScopes(shown);
        var open = button(texts().get("popup.open", connector.name()), () -> {}, "primary", "wide", "outside");
        add(
                new PopupButton(
                        texts(),
                        shown.offer(),
                        connector,
                        open,
                        () -> go(
                                AttemptView.class,
                                Addresses.attempt(shown.offer().id()))),
                new Footnote(texts().get("method.footnote")));
    }

    private void showCodeForm(Shown shown, Map<String, String> known) {
        add(lead(
                texts().get("code.lead", shown.connector().name(), shown.brand().name())));
        addScopes(shown);
        add(
                form(
                        shown,
                        known,
                        "code.get",
                        (id, v) -> submissions.begin(widget(), id, v),
                        id -> go(AttemptView.class, Addresses.attempt(id))),
                new Footnote(texts().get("method.footnote")));
    }

    private void showForm(Shown shown, Map<String, String> known) {
        boolean empty = MethodFields.of(shown.method()).isEmpty();
        String lead = shown.method() instanceof NoAuth ? "form.none" : empty ? "form.ready" : "form.lead";
        add(
                lead(texts().get(lead, shown.connector().name(), shown.brand().name())),
                form(
                        shown,
                        known,
                        "form.submit",
                        (id, v) -> submissions.send(widget(), id, v),
                        id -> go(AttemptView.class, Addresses.attempt(id))));
        if (!empty) {
            add(new Footnote(texts().get("method.footnote")));
        }
    }

    private Component form(
            Shown shown,
            Map<String, String> known,
            String button,
            BiFunction<AttemptId, Map<String, String>, Submission> send,
            Consumer<AttemptId> done) {
        MethodForm.Then then = new MethodForm.Then(button, send, done);
        return new MethodForm(this, attempts, shown.connector(), shown.method(), shown.offer(), known, then)
                .component();
    }

    private void addScopes(Shown shown) {
        List<String> asked = Attempts.asks(widget(), shown.connector(), shown.method());
        if (shown.method() instanceof OAuth2 oauth2 && !asked.isEmpty()) {
            add(new ScopeList(texts(), shown.brand().name(), asked, oauth2.scopeTexts()));
        }
    }

    /** Who connects again finds what they entered before, but for secrets. */
    private Map<String, String> known(@Nullable ConnectionId again) {
        return again == null ? Map.of() : connections.get(widget(), again).values();
    }

    private @Nullable ConnectionId toReauthorize() {
        return parameter(Addresses.CONNECTION)
                .flatMap(ConnectionId::parse)
                .orElse(widget().session().connection());
    }
}
