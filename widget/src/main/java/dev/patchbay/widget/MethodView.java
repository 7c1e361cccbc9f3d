package dev.patchbay.widget;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.patchbay.authorization.Attempt;
import dev.patchbay.authorization.Attempts;
import dev.patchbay.authorization.Attempts.Offer;
import dev.patchbay.authorization.FormField;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.organization.Organizations;
import dev.patchbay.problem.NotFound;
import dev.patchbay.problem.Problem;
import dev.patchbay.widget.part.AppPair;
import dev.patchbay.widget.part.Footnote;
import dev.patchbay.widget.part.Notice;
import dev.patchbay.widget.part.PopupButton;
import dev.patchbay.widget.part.ScopeList;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One way to connect: a form to fill in, or a button that opens the app's own sign-in. */
@Route(value = "c/:slug/m/:method", layout = WidgetFrame.class)
@AnonymousAllowed
public class MethodView extends Screen {

    private final Apps apps;
    private final Attempts attempts;
    private final Organizations organizations;
    private final Submissions submissions;
    private String view = "form";

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
        String slug = parameters.get(Addresses.SLUG).orElse("");
        Connector connector = apps.get(widget(), slug);
        AuthMethod method = connector
                .definition()
                .method(parameters.get(Addresses.METHOD).orElse(""))
                .orElseThrow(() -> new NotFound("auth method"));
        Optional<Attempt> pending = isFirst() ? underWay(connector, method) : Optional.empty();
        if (pending.isPresent()) {
            forward(event, AttemptView.class, Addresses.attempt(pending.get().id()), Map.of());
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
        add(
                new AppPair(brand.name(), brand.logoUrl(), connector),
                heading(texts().get(again == null ? "method.title" : "method.again", connector.name())));
        Offer offer;
        try {
            offer = attempts.offer(widget(), connector.id().text(), method.key(), again);
        } catch (Problem problem) {
            view = "failed";
            add(new Notice(Notice.Tone.BAD, problem.detail()));
            whenShown(() -> frame().tell("error", Map.of("code", problem.code(), "message", problem.detail())));
            return;
        }
        if (Attempts.isForm(method)) {
            view = "form";
            showForm(connector, method, brand, offer);
        } else {
            view = "popup";
            showPopup(connector, method, brand, offer);
        }
    }

    private void showPopup(Connector connector, AuthMethod method, Brand brand, Offer offer) {
        add(lead(texts().get("popup.lead", connector.name(), brand.name())));
        if (method instanceof OAuth2 oauth2 && !oauth2.scopes().isEmpty()) {
            add(new ScopeList(texts(), brand.name(), oauth2.scopes()));
        }
        var open = button(texts().get("popup.open", connector.name()), () -> {}, "primary", "wide", "outside");
        add(
                new PopupButton(
                        texts(), offer, connector, open, () -> go(AttemptView.class, Addresses.attempt(offer.id()))),
                new Footnote(texts().get("method.footnote")));
    }

    private void showForm(Connector connector, AuthMethod method, Brand brand, Offer offer) {
        boolean empty = FormField.of(method).isEmpty();
        add(
                lead(texts().get(empty ? "form.none" : "form.lead", connector.name(), brand.name())),
                new MethodForm(this, attempts, submissions, connector, method, offer).component());
        if (!empty) {
            add(new Footnote(texts().get("method.footnote")));
        }
    }

    private @Nullable ConnectionId toReauthorize() {
        return parameter(Addresses.CONNECTION)
                .flatMap(ConnectionId::parse)
                .orElse(widget().session().connection());
    }
}
