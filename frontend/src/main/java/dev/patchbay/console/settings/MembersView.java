package dev.patchbay.console.settings;

import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.patchbay.console.layout.ConsoleLayout;
import dev.patchbay.console.layout.ConsolePage;
import dev.patchbay.console.member.CurrentMember;
import dev.patchbay.console.member.Needs;
import dev.patchbay.console.part.FormDialog;
import dev.patchbay.console.part.Glyph;
import dev.patchbay.console.part.Toast;
import dev.patchbay.organization.Member;
import dev.patchbay.organization.Members;
import dev.patchbay.organization.Permission;
import dev.patchbay.organization.Role;

/** The people of the organization. */
@Route(value = "members", layout = ConsoleLayout.class)
@PageTitle("Members · Patchbay")
@Needs(Permission.MEMBERS_WRITE)
public class MembersView extends ConsolePage {

    private final transient CurrentMember current;
    private final transient Members members;
    private final Div list = new Div();

    MembersView(CurrentMember current, Members members) {
        super("Members", "The people of your organization who sign in here, and what each may do.");
        this.current = current;
        this.members = members;
        list.addClassName("rows");
        Button add = new Button("Add member", Glyph.PLUS.icon(), event -> addMember());
        add.addThemeVariants(ButtonVariant.PRIMARY);
        addActions(add);
        add(list);
        refresh();
    }

    private void refresh() {
        list.removeAll();
        Member me = current.get();
        members.list(current.scope())
                .forEach(member -> list.add(row(member, member.id().equals(me.id()))));
    }

    private void addMember() {
        PersonFields person = new PersonFields();
        Select<Role> role = new Select<>();
        role.setLabel("Role");
        role.setItems(Role.values());
        role.setItemLabelGenerator(Roles::label);
        role.setValue(Role.DEVELOPER);
        role.setHelperText(Roles.explanation(Role.DEVELOPER));
        role.addValueChangeListener(change -> role.setHelperText(Roles.explanation(change.getValue())));
        new FormDialog(
                        "Add member",
                        "Add member",
                        person.fields(),
                        () -> {
                            Member added = members.add(
                                    current.scope(), person.email(), person.name(), person.password(), role.getValue());
                            Toast.success("Added " + added.name());
                            refresh();
                        },
                        person,
                        role)
                .open();
    }

    private static Div row(Member member, boolean me) {
        Span email = new Span(member.email());
        email.addClassName("secondary");
        Div title = new Div(new H2(member.name()));
        title.addClassName("row-title");
        if (me) {
            title.add(new Badge("You"));
        }
        Div words = new Div(title, email);
        words.addClassName("row-words");
        Avatar avatar = new Avatar(member.name());
        avatar.getElement().setAttribute("aria-hidden", "true");
        Span role = new Span(Roles.label(member.role()));
        role.addClassName("secondary");
        Div row = new Div(avatar, words, role);
        row.addClassName("row");
        return row;
    }
}
