package dev.patchbay.console.settings;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.patchbay.console.layout.ConsoleLayout;
import dev.patchbay.console.layout.ConsolePage;
import dev.patchbay.console.member.CurrentMember;
import dev.patchbay.console.member.Needs;
import dev.patchbay.console.part.AppIcon;
import dev.patchbay.console.part.FieldMap;
import dev.patchbay.console.part.Toast;
import dev.patchbay.organization.Environment;
import dev.patchbay.organization.Organizations;
import dev.patchbay.organization.Permission;
import dev.patchbay.problem.InvalidInput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who may embed this environment's widget, and the logo that it shows. */
@Route(value = "settings", layout = ConsoleLayout.class)
@PageTitle("Widget · Patchbay")
@Needs(Permission.SETTINGS_WRITE)
public class SettingsView extends ConsolePage {

    private final transient CurrentMember member;
    private final transient Organizations organizations;
    private final TextField name = new TextField("Name");
    private final TextArea origins = new TextArea("Allowed origins");
    private final TextField logoUrl = new TextField("Logo URL");
    private final AppIcon preview;
    private final FieldMap fields =
            new FieldMap().put("name", name).put("allowed_origins", origins).put("logo_url", logoUrl);

    SettingsView(CurrentMember member, Organizations organizations) {
        super("Widget", "How this environment's connect widget appears in your product.");
        this.member = member;
        this.organizations = organizations;
        Environment environment = organizations.environment(member.scope());
        name.setValue(organizations.of(member.scope()).name());
        name.setHelperText("The same in test and live.");
        name.setValueChangeMode(ValueChangeMode.LAZY);
        String logo = environment.logoUrl();
        preview = new AppIcon(name.getValue(), logo);
        name.addValueChangeListener(change -> preview.show(name.getValue(), logo()));

        origins.setPlaceholder("https://app.example.com");
        origins.setMinRows(3);
        origins.setValue(String.join("\n", environment.allowedOrigins()));
        origins.setHelperText(
                environment.isLive()
                        ? "One to a line. While there is none, no page can show the widget."
                        : "One to a line. While there is none, pages on your own machine can show the widget.");
        logoUrl.setPlaceholder("https://example.com/logo.svg");
        logoUrl.setValue(logo == null ? "" : logo);
        logoUrl.setValueChangeMode(ValueChangeMode.LAZY);
        logoUrl.addValueChangeListener(change -> preview.show(name.getValue(), logo()));
        Div logoRow = new Div(preview, logoUrl);
        logoRow.addClassName("icon-row");

        Button save = new Button("Save", event -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        add(
                section(
                        "Name",
                        "What the widget calls you: people read that it will be able to use their account.",
                        name),
                section("Embedding", "Only pages of these origins may show the widget.", origins),
                section("Logo", "People see it beside the app's, so that they know who is asking.", logoRow),
                new Div(save));
    }

    private void save() {
        List<String> lines = origins.getValue()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        try {
            organizations.configure(member.scope(), name.getValue(), lines, logo());
            Toast.success("Saved");
            // The menu beside this page shows the name as well.
            getUI().ifPresent(ui -> ui.refreshCurrentRoute(true));
        } catch (InvalidInput e) {
            fields.show(e.errors());
        }
    }

    private @Nullable String logo() {
        return logoUrl.getValue().isBlank() ? null : logoUrl.getValue().strip();
    }

    private static Section section(String title, String explanation, Component content) {
        Paragraph words = new Paragraph(explanation);
        words.addClassName("secondary");
        Section section = new Section(new H2(title), words, content);
        section.addClassName("settings-section");
        return section;
    }
}
