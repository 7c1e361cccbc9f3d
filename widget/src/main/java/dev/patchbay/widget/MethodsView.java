package dev.patchbay.widget;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.patchbay.authorization.Attempts;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.MethodFields;
import dev.patchbay.connector.NoAuth;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.organization.Organizations;
import dev.patchbay.widget.part.AppPair;
import dev.patchbay.widget.part.Choice;
import java.util.List;
import java.util.Map;

/** The ways to connect one app, the usual one preselected. */
@Route(value = "c/:slug/m", layout = WidgetFrame.class)
@AnonymousAllowed
public class MethodsView extends Screen {

    private final Apps apps;
    private final Organizations organizations;

    MethodsView(Apps apps, Organizations organizations) {
        super("method");
        this.apps = apps;
        this.organizations = organizations;
    }

    @Override
    void enter(BeforeEnterEvent event) {
        String slug = event.getRouteParameters().get(Addresses.SLUG).orElse("");
        Connector connector = apps.get(widget(), slug);
        Brand brand = Brand.of(organizations, widget());
        List<AuthMethod> methods = apps.methods(connector);
        if (!apps.connectionsOf(widget(), connector).isEmpty()) {
            backTo(() -> go(ConnectorView.class, Addresses.connector(slug)));
        } else if (apps.only(widget(), opening()) == null) {
            backTo(() -> go(AppsView.class));
        }
        Choice choice = new Choice(
                texts().get("methods.legend"),
                methods.stream().map(method -> option(method, connector.name())).toList(),
                texts().get("methods.continue"),
                texts().get("methods.working"),
                key -> choose(slug, connector, key));
        add(
                new AppPair(brand.name(), brand.logoUrl(), connector),
                heading(texts().get("method.title", connector.name())),
                lead(texts().get("methods.lead")),
                choice);
    }

    private void choose(String slug, Connector connector, String key) {
        frame().tell("method_selected", Map.of("connector", connector.slug(), "method", key));
        go(MethodView.class, Addresses.method(slug, key));
    }

    private Choice.Option option(AuthMethod method, String app) {
        return new Choice.Option(
                method.key(),
                title(method, app),
                texts().get("method." + kind(method) + ".text", app),
                method.isDefault() ? texts().get("methods.usual") : "",
                method.isDefault());
    }

    /** What its person will do, which for OAuth 2.0 depends on the grant. */
    private static String kind(AuthMethod method) {
        if (Attempts.isByCode(method)) {
            return "code";
        }
        if (method instanceof OAuth2 && Attempts.isForm(method)) {
            return MethodFields.of(method).isEmpty() ? NoAuth.TYPE : "client";
        }
        return method.type();
    }

    private String title(AuthMethod method, String app) {
        String label = method.label();
        boolean named = label != null && !label.isBlank();
        return method instanceof OAuth2 && !Attempts.isForm(method) && !named
                ? texts().get("method.oauth2.title", app)
                : method.title();
    }
}
