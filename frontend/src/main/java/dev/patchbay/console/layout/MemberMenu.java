package dev.patchbay.console.layout;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.contextmenu.ContextMenuPosition;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Span;
import dev.patchbay.console.member.CurrentMember;
import dev.patchbay.organization.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The person, their look of the console, and the way out. */
final class MemberMenu extends Button {

    private final List<MenuItem> looks = new ArrayList<>();

    MemberMenu(CurrentMember current) {
        Member member = current.get();
        addClassName("member-menu");
        addThemeVariants(ButtonVariant.TERTIARY);
        Avatar avatar = new Avatar(member.name());
        avatar.getElement().setAttribute("aria-hidden", "true");
        Span name = new Span(member.name());
        Span role = new Span(roleName(member));
        role.addClassName("secondary");
        Span words = new Span(name, role);
        words.addClassName("member-words");
        Span content = new Span(avatar, words);
        content.addClassName("member");
        setIcon(content);
        setAriaLabel(member.name() + ", " + roleName(member) + ". Your menu");

        ContextMenu menu = new ContextMenu(this);
        menu.setOpenOnClick(true);
        menu.setPosition(ContextMenuPosition.TOP_START);
        for (Theme look : Theme.values()) {
            MenuItem item = menu.addItem(look.label(), event -> choose(look));
            item.setCheckable(true);
            looks.add(item);
        }
        check(Theme.current());
        menu.addSeparator();
        menu.addItem("Sign out", event -> current.signOut());
    }

    private void choose(Theme look) {
        look.choose(UI.getCurrent());
        check(look);
    }

    private void check(Theme chosen) {
        for (Theme look : Theme.values()) {
            looks.get(look.ordinal()).setChecked(look == chosen);
        }
    }

    static String roleName(Member member) {
        return EnvironmentBadge.capitalized(member.role().name().toLowerCase(Locale.ROOT));
    }
}
