package dev.patchbay.console.settings;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import dev.patchbay.console.layout.ConsoleLayout;
import dev.patchbay.console.layout.ConsolePage;
import dev.patchbay.console.member.CurrentMember;
import dev.patchbay.console.member.Needs;
import dev.patchbay.console.part.Confirm;
import dev.patchbay.console.part.Glyph;
import dev.patchbay.console.part.Toast;
import dev.patchbay.encryption.Encryption;
import dev.patchbay.organization.Organizations;
import dev.patchbay.organization.Permission;
import dev.patchbay.vault.Rotation;
import dev.patchbay.vault.VaultState;
import org.jspecify.annotations.Nullable;

/** The keys that everyone's secrets are sealed with, for the operator's owners. */
@Route(value = "encryption", layout = ConsoleLayout.class)
@PageTitle("Encryption · Patchbay")
@Needs(Permission.ORGANIZATIONS_WRITE)
public class EncryptionView extends ConsolePage implements BeforeEnterObserver {

    private static final int LOOK_EVERY_MILLIS = 2_000;

    private final transient CurrentMember member;
    private final transient Organizations organizations;
    private final transient Encryption encryption;
    private final Button rotate = new Button("Rotate data key", Glyph.REFRESH.icon(), event -> askToRotate());
    private final Div keys = new Div();
    private final RotationStatus rotation = new RotationStatus();
    private final ProofStatus proof = new ProofStatus();
    private final Div masterKey = new Div();
    private @Nullable Registration looking;

    EncryptionView(CurrentMember member, Organizations organizations, Encryption encryption) {
        super(
                "Encryption",
                "The keys that seal every stored credential of this installation. They never leave the server.");
        this.member = member;
        this.organizations = organizations;
        this.encryption = encryption;
        rotate.addThemeVariants(ButtonVariant.PRIMARY);
        addActions(rotate);
        keys.addClassName("rows");
        Button prove = new Button("Check every row now", event -> prove());
        add(
                section("Data keys", "One key seals; others open what they sealed until nothing needs them.", keys),
                section("Rotation", "A new data key for every stored secret. Nothing pauses meanwhile.", rotation),
                section("Proof", "Which key each sealed row needs, found by looking at every one.", proof, prove),
                section("Master key", "It wraps the data keys, and is in no database.", masterKey));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (organizations.of(member.scope()).operator()) {
            refresh();
        } else {
            event.rerouteToError(NotFoundException.class);
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        looking = event.getUI().addPollListener(poll -> refresh());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        event.getUI().setPollInterval(-1);
        if (looking != null) {
            looking.remove();
        }
    }

    private void refresh() {
        VaultState state = encryption.state(member.scope());
        boolean running = state.rotation().filter(Rotation::running).isPresent();
        rotate.setEnabled(!running);
        keys.removeAll();
        state.keys().forEach(key -> keys.add(new DataKeyRow(key, state.proof())));
        rotation.show(state.rotation());
        proof.show(state);
        masterKey.removeAll();
        masterKey.add(new Paragraph(state.masterKey()));
        if (state.rewrapNeeded()) {
            Paragraph explanation = new Paragraph(
                    "A previous master key still wraps the data keys. Once every node knows the new one, wrap them anew.");
            masterKey.add(explanation, new Button("Rewrap data keys", event -> rewrap()));
        }
        getUI().ifPresent(ui -> ui.setPollInterval(running ? LOOK_EVERY_MILLIS : -1));
    }

    private void askToRotate() {
        Confirm.change(
                "Rotate the data key?",
                "Every stored secret is sealed with a new key, in the background. When nothing needs the old key any more, it"
                        + " is destroyed; copies of the database from before can then only be read with a copy of the keys from"
                        + " before.",
                "Rotate",
                () -> {
                    encryption.rotate(member.scope());
                    refresh();
                });
    }

    private void prove() {
        encryption.prove(member.scope());
        refresh();
        Toast.success("Looked at every row");
    }

    private void rewrap() {
        Toast.success("Wrapped with " + encryption.rewrap(member.scope()));
        refresh();
    }

    private static Section section(String title, String explanation, Component... content) {
        Paragraph words = new Paragraph(explanation);
        words.addClassName("secondary");
        Section section = new Section(new H2(title), words);
        section.add(content);
        section.addClassName("settings-section");
        return section;
    }
}
