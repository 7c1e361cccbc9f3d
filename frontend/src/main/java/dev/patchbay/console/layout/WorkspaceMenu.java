package dev.patchbay.console.layout;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.contextmenu.ContextMenuPosition;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Span;
import dev.patchbay.console.member.CurrentMember;
import dev.patchbay.console.part.Glyph;
import dev.patchbay.organization.Environment;
import dev.patchbay.organization.Organizations;
import dev.patchbay.organization.Scope;

/** Says whose console this is and which environment it shows, and changes the environment. */
final class WorkspaceMenu extends Button {

    WorkspaceMenu(CurrentMember current, Organizations organizations) {
        Scope scope = current.scope();
        Environment shown = organizations.environment(scope);
        String organization = organizations.of(scope).name();
        addClassName("workspace-menu");
        addThemeVariants(ButtonVariant.TERTIARY);
        Span name = new Span(organization);
        name.addClassName("workspace-name");
        Span content = new Span(name, new EnvironmentBadge(shown));
        content.addClassName("workspace");
        setIcon(content);
        setSuffixComponent(Glyph.CHEVRON.icon());
        setAriaLabel(organization + ", " + shown.name() + " environment. Change the environment");

        ContextMenu menu = new ContextMenu(this);
        menu.setOpenOnClick(true);
        menu.setPosition(ContextMenuPosition.BOTTOM_START);
        for (Environment environment : organizations.environments(scope)) {
            MenuItem item = menu.addItem(
                    EnvironmentBadge.capitalized(environment.name()) + " environment",
                    event -> change(current, environment));
            item.setCheckable(true);
            item.setChecked(environment.id().equals(shown.id()));
        }
    }

    /** The whole page is loaded anew: nothing of one environment may stay on screen in another. */
    private static void change(CurrentMember current, Environment environment) {
        current.choose(environment.id());
        UI page = UI.getCurrent();
        String view = page.getActiveViewLocation().getFirstSegment();
        page.getPage().setLocation("/console/" + view);
    }
}
