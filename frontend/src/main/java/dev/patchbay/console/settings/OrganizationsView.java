package dev.patchbay.console.settings;

import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.patchbay.console.layout.ConsoleLayout;
import dev.patchbay.console.layout.ConsolePage;
import dev.patchbay.console.member.CurrentMember;
import dev.patchbay.console.member.Needs;
import dev.patchbay.console.part.FieldMap;
import dev.patchbay.console.part.FormDialog;
import dev.patchbay.console.part.Glyph;
import dev.patchbay.console.part.Toast;
import dev.patchbay.console.part.When;
import dev.patchbay.organization.Founding;
import dev.patchbay.organization.Organization;
import dev.patchbay.organization.Organizations;
import dev.patchbay.organization.Permission;

/** The installation's organizations, for the operator's owners. */
@Route(value = "organizations", layout = ConsoleLayout.class)
@PageTitle("Organizations · Patchbay")
@Needs(Permission.ORGANIZATIONS_WRITE)
public class OrganizationsView extends ConsolePage implements BeforeEnterObserver {

    private final transient CurrentMember member;
    private final transient Organizations organizations;
    private final transient Founding founding;
    private final Div list = new Div();

    OrganizationsView(CurrentMember member, Organizations organizations, Founding founding) {
        super(
                "Organizations",
                "Every organization of this installation. Each has its own connectors, keys and members.");
        this.member = member;
        this.organizations = organizations;
        this.founding = founding;
        list.addClassName("rows");
        Button create = new Button("Create organization", Glyph.PLUS.icon(), event -> create());
        create.addThemeVariants(ButtonVariant.PRIMARY);
        addActions(create);
        add(list);
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
        organizations.all(member.scope()).forEach(organization -> list.add(row(organization)));
    }

    private void create() {
        TextField name = new TextField("Organization name");
        PersonFields owner = new PersonFields();
        FieldMap fields = new FieldMap().put("name", name).putAll("owner.", owner.fields());
        new FormDialog(
                        "Create organization",
                        "Create organization",
                        fields,
                        () -> {
                            Organization founded = founding.found(
                                    member.scope(),
                                    name.getValue(),
                                    new Founding.Owner(owner.email(), owner.name(), owner.password()));
                            Toast.success("Created " + founded.name());
                            refresh();
                        },
                        name,
                        new H3("Its first owner"),
                        owner)
                .open();
    }

    private static Div row(Organization organization) {
        Div title = new Div(new H2(organization.name()));
        title.addClassName("row-title");
        if (organization.operator()) {
            title.add(new Badge("Operator"));
        }
        Span since = new Span(new Span("Created "), new When(organization.createdAt()));
        since.addClassName("secondary");
        Div words = new Div(title, since);
        words.addClassName("row-words");
        Div row = new Div(words);
        row.addClassName("row");
        return row;
    }
}
