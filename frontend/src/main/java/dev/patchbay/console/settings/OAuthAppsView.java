package dev.patchbay.console.settings;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.patchbay.authorization.OAuthApp;
import dev.patchbay.authorization.OAuthApps;
import dev.patchbay.authorization.PublicUrl;
import dev.patchbay.console.layout.ConsoleLayout;
import dev.patchbay.console.layout.ConsolePage;
import dev.patchbay.console.member.CurrentMember;
import dev.patchbay.console.member.Needs;
import dev.patchbay.console.part.Confirm;
import dev.patchbay.console.part.CopyText;
import dev.patchbay.console.part.EmptyState;
import dev.patchbay.console.part.Glyph;
import dev.patchbay.console.part.Toast;
import dev.patchbay.organization.Organizations;
import dev.patchbay.organization.Permission;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The OAuth apps that the installation registered with platforms, for the operator's owners. */
@Route(value = "oauth-apps", layout = ConsoleLayout.class)
@PageTitle("OAuth apps · Patchbay")
@Needs(Permission.ORGANIZATIONS_WRITE)
public class OAuthAppsView extends ConsolePage implements BeforeEnterObserver {

    private final transient CurrentMember member;
    private final transient OAuthApps apps;
    private final transient Organizations organizations;
    private final Div list = new Div();

    OAuthAppsView(CurrentMember member, OAuthApps apps, Organizations organizations, PublicUrl url) {
        super(
                "OAuth apps",
                "Register once with a platform, and every organization's connectors for it need no credentials of their own.");
        this.member = member;
        this.apps = apps;
        this.organizations = organizations;
        list.addClassName("rows");
        addActions(addButton());
        Span label = new Span("Redirect URI to register with every platform");
        label.addClassName("field-label");
        Div redirect = new Div(label, new CopyText("redirect URI", url.managedRedirectUri()));
        redirect.addClassName("redirect-uri");
        add(redirect, list);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (organizations.of(member.scope()).operator()) {
            refresh();
        } else {
            event.rerouteToError(NotFoundException.class);
        }
    }

    private void refresh() {
        list.removeAll();
        List<OAuthApp> all = apps.list(member.scope());
        all.forEach(app -> list.add(new OAuthAppRow(app, this::edit, this::enterClient, this::delete)));
        if (all.isEmpty()) {
            list.add(new EmptyState(
                    Glyph.OAUTH_APP,
                    "No OAuth apps yet",
                    "Add one for each platform where you registered an app, such as Google or Slack.",
                    addButton()));
        }
    }

    private Button addButton() {
        Button add = new Button("Add OAuth app", Glyph.PLUS.icon(), event -> edit(null));
        add.addThemeVariants(ButtonVariant.PRIMARY);
        return add;
    }

    private void edit(@Nullable OAuthApp app) {
        new OAuthAppDialog(app, input -> {
                    OAuthApp saved = app == null
                            ? apps.create(member.scope(), input)
                            : apps.update(member.scope(), app.platform(), input);
                    Toast.success("Saved " + saved.name());
                    refresh();
                })
                .open();
    }

    private void enterClient(OAuthApp app, String environment) {
        new OAuthAppClientDialog(app, environment, client -> {
                    apps.setClient(member.scope(), app.platform(), environment, client);
                    Toast.success("Saved the " + environment + " client of " + app.name());
                    refresh();
                })
                .open();
    }

    private void delete(OAuthApp app) {
        Confirm.destruction(
                "Delete the OAuth app for " + app.name() + "?",
                "Connections that were made with it can no longer be refreshed. This cannot be undone.",
                "Delete",
                () -> {
                    apps.delete(member.scope(), app.platform());
                    Toast.success("Deleted the OAuth app for " + app.name());
                    refresh();
                });
    }
}
