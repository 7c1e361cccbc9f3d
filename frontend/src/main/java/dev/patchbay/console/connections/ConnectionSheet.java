package dev.patchbay.console.connections;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import dev.patchbay.connection.Connection;
import dev.patchbay.connection.ConnectionStatus;
import dev.patchbay.console.part.AppIcon;
import dev.patchbay.console.part.Confirm;
import dev.patchbay.console.part.CopyButton;
import dev.patchbay.console.part.Glyph;
import dev.patchbay.console.part.Toast;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.problem.Problem;
import java.util.function.Supplier;

/** One connection in detail, beside the list. */
final class ConnectionSheet extends Dialog {

    private final transient ConnectionActions actions;
    private final transient Runnable onChange;
    private final Div checks = new Div();
    private transient ShownConnection shown;
    private boolean left;

    ConnectionSheet(ShownConnection shown, ConnectionActions actions, Runnable onChange, Runnable onClose) {
        this.shown = shown;
        this.actions = actions;
        this.onChange = onChange;
        addClassName("side-sheet");
        addOpenedChangeListener(change -> {
            if (!change.isOpened() && !left) {
                onClose.run();
            }
        });
        Button close = new Button(Glyph.CLOSE.icon(), event -> close());
        close.addThemeVariants(ButtonVariant.TERTIARY);
        close.addClassName("quiet");
        close.setAriaLabel("Close");
        getHeader().add(close);
        fill();
    }

    /** Closes because the page shows something else. */
    void leave() {
        left = true;
        close();
    }

    private void fill() {
        removeAll();
        Connection connection = shown.connection();
        setHeaderTitle(connection.label());
        add(head(), section("Fetch its credentials", curl()), section("Details", new ConnectionFacts(shown)));
        if (!connection.requiredScopes().isEmpty()
                || !connection.grantedScopes().isEmpty()) {
            add(section("Scopes", new ScopeList(connection)));
        }
        add(section("Recent calls", new RecentCalls(page -> actions.calls(connection.id(), page))));
        if (actions.mayChange()) {
            add(section(
                    "Label and tags",
                    new ConnectionNotes(
                            connection,
                            label -> change(() -> actions.rename(connection.id(), label), "Renamed"),
                            tags -> change(() -> actions.tag(connection.id(), tags), "Saved the tags"))));
            add(endings());
        }
    }

    private Div head() {
        Span words = new Span(new Span(shown.connector().name()), new Span(parties()));
        words.addClassName("sheet-words");
        Div identity = new Div(
                new AppIcon(shown.connector().name(), shown.connector().iconUrl()),
                words,
                Statuses.badge(shown.connection()));
        identity.addClassName("sheet-identity");
        Paragraph health = new Paragraph(Statuses.explanation(shown.connection()));
        health.addClassName("secondary");
        Div head = new Div(identity, health);
        if (actions.mayChange()) {
            head.add(checks());
        }
        return head;
    }

    private String parties() {
        String tenant = shown.tenant().displayName();
        String account = shown.connection().account().displayName();
        return account.isEmpty() ? tenant : tenant + " · " + account;
    }

    private Div checks() {
        ConnectionId id = shown.connection().id();
        checks.removeAll();
        checks.addClassName("button-row");
        checks.add(check("Verify now", Glyph.SHIELD, () -> actions.verify(id), "It works"));
        if (actions.canRefresh(shown)) {
            checks.add(check("Refresh now", Glyph.REFRESH, () -> actions.refresh(id), "Refreshed its token"));
        }
        return checks;
    }

    /** A button that comes anew with all that it changed, and has the focus then. */
    private Button check(String label, Glyph glyph, Supplier<ShownConnection> action, String done) {
        Button button = new Button(label, glyph.icon());
        button.setDisableOnClick(true);
        button.addClickListener(event -> {
            change(action, done);
            checks.getChildren()
                    .map(Button.class::cast)
                    .filter(other -> other.getText().equals(label))
                    .forEach(Button::focus);
        });
        return button;
    }

    private Component curl() {
        String line = actions.curl(shown.connection().id());
        Div block = new Div(new Pre(line), new CopyButton("the curl line", line));
        block.addClassName("code-block");
        return block;
    }

    private Div endings() {
        Button delete = new Button("Delete connection", Glyph.TRASH.icon(), event -> confirmDeletion());
        delete.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
        Div endings = new Div(switchButton(), delete);
        endings.addClassName("sheet-endings");
        return endings;
    }

    private Button switchButton() {
        ConnectionId id = shown.connection().id();
        boolean off = shown.connection().status() == ConnectionStatus.DISABLED;
        Button button = new Button(
                off ? "Enable connection" : "Disable connection",
                event -> change(() -> actions.disable(id, !off), off ? "Switched on" : "Switched off"));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return button;
    }

    private void confirmDeletion() {
        Confirm.destruction(
                "Delete “" + shown.connection().label() + "”?",
                "Its credentials are erased, and " + shown.connector().name()
                        + " is asked to revoke the access where it can. This cannot be undone.",
                "Delete",
                () -> {
                    String outcome = actions.delete(shown);
                    close();
                    onChange.run();
                    Toast.success(outcome);
                });
    }

    /** Shows what came of it; a refusal by the app may have changed the connection as well. */
    private void change(Supplier<ShownConnection> action, String done) {
        try {
            shown = action.get();
            Toast.success(done);
        } catch (Problem problem) {
            if (problem.kind() == Problem.Kind.INVALID && !problem.errors().isEmpty()) {
                throw problem;
            }
            shown = actions.reread(shown.connection().id());
            Toast.failure(problem.detail());
        }
        fill();
        onChange.run();
    }

    private static Section section(String title, Component content) {
        Section section = new Section(new H3(title), content);
        section.addClassName("sheet-section");
        return section;
    }
}
