package dev.patchbay.console.layout;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import dev.patchbay.console.apikeys.ApiKeysView;
import dev.patchbay.console.connections.ConnectionsView;
import dev.patchbay.console.connectors.ConnectorsView;
import dev.patchbay.console.logs.LogsView;
import dev.patchbay.console.member.CurrentMember;
import dev.patchbay.console.member.TabMemory;
import dev.patchbay.console.part.Glyph;
import dev.patchbay.console.settings.EncryptionView;
import dev.patchbay.console.settings.MembersView;
import dev.patchbay.console.settings.OAuthAppsView;
import dev.patchbay.console.settings.OrganizationsView;
import dev.patchbay.console.settings.SettingsView;
import dev.patchbay.console.tenants.TenantsView;
import dev.patchbay.console.webhooks.WebhooksView;
import dev.patchbay.organization.Organizations;
import dev.patchbay.organization.Permission;
import dev.patchbay.organization.Scope;

/** Navigation beside every view; on a small screen behind a button. */
public class ConsoleLayout extends AppLayout {

    ConsoleLayout(CurrentMember current, Organizations organizations) {
        addClassName("console");
        setPrimarySection(Section.DRAWER);
        if (!current.isPresent()) {
            return;
        }
        Scope scope = current.scope();
        Div navigation = new Div(
                integrations(),
                developers(scope),
                settings(scope, organizations.of(scope).operator()));
        navigation.addClassName("navigation");
        Div top = new Div(new Brand(), new WorkspaceMenu(current, organizations));
        top.addClassName("drawer-top");
        Nav drawer = new Nav(top, navigation, new MemberMenu(current));
        drawer.addClassName("drawer");
        drawer.setAriaLabel("Console");
        addToDrawer(drawer);
        Span organization = new Span(organizations.of(scope).name());
        organization.addClassName("navbar-organization");
        organization.setTitle(organization.getText());
        Header navbar = new Header(
                new DrawerToggle(), new Brand(), organization, new EnvironmentBadge(organizations.environment(scope)));
        navbar.addClassName("navbar");
        addToNavbar(navbar);
        addAttachListener(event -> TabMemory.signedIn(event.getUI()));
    }

    private static SideNav integrations() {
        SideNav group = new SideNav("Integrations");
        group.addItem(item("Connectors", ConnectorsView.class, Glyph.CONNECTORS));
        group.addItem(item("Connections", ConnectionsView.class, Glyph.CONNECTIONS));
        group.addItem(item("Tenants", TenantsView.class, Glyph.TENANTS));
        return group;
    }

    private static SideNav developers(Scope scope) {
        SideNav group = new SideNav("Developers");
        if (scope.may(Permission.API_KEYS_WRITE)) {
            group.addItem(item("API keys", ApiKeysView.class, Glyph.KEY));
        }
        if (scope.may(Permission.WEBHOOKS_READ)) {
            group.addItem(item("Webhooks", WebhooksView.class, Glyph.WEBHOOK));
        }
        if (scope.may(Permission.AUDIT_READ)) {
            group.addItem(item("Logs", LogsView.class, Glyph.LOG));
        }
        group.setVisible(!group.getItems().isEmpty());
        return group;
    }

    private static SideNav settings(Scope scope, boolean operator) {
        SideNav group = new SideNav("Settings");
        if (scope.may(Permission.SETTINGS_WRITE)) {
            group.addItem(item("Widget", SettingsView.class, Glyph.SETTINGS));
        }
        if (scope.may(Permission.MEMBERS_WRITE)) {
            group.addItem(item("Members", MembersView.class, Glyph.MEMBERS));
        }
        if (operator && scope.may(Permission.ORGANIZATIONS_WRITE)) {
            group.addItem(item("OAuth apps", OAuthAppsView.class, Glyph.OAUTH_APP));
            group.addItem(item("Organizations", OrganizationsView.class, Glyph.ORGANIZATIONS));
            group.addItem(item("Encryption", EncryptionView.class, Glyph.SHIELD));
        }
        group.setVisible(!group.getItems().isEmpty());
        return group;
    }

    private static SideNavItem item(String label, Class<? extends Component> view, Glyph glyph) {
        SideNavItem item = new SideNavItem(label, view, glyph.icon());
        item.setMatchNested(true);
        return item;
    }
}
