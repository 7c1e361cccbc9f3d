package dev.patchbay.widget.part;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.patchbay.connection.Account;
import dev.patchbay.connection.Connection;
import dev.patchbay.connection.ConnectionStatus;
import dev.patchbay.widget.text.Texts;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One existing connection, with what its person can do about it. */
public class ConnectionRow extends ListItem {

    /** What can be done. */
    public interface Actions {
        void reconnect(Connection connection);

        /** @throws dev.patchbay.problem.InvalidInput when it cannot be called so */
        void rename(Connection connection, String label);

        void disconnect(Connection connection);
    }

    /** @param method what people call the way that it signs in */
    public ConnectionRow(Texts texts, Connection connection, String method, Actions actions) {
        addClassName("connection");
        Span label = new Span(connection.label());
        label.addClassName("connection-label");
        Div about = new Div(new Div(account(connection, method)), new Div(since(texts, connection)));
        about.setId("about-" + connection.id().text());
        about.addClassName("connection-about");
        Div names = new Div(label, about);
        names.addClassName("names");
        Div head = new Div(names, badge(texts, connection));
        head.addClassName("connection-head");

        LabelEditor editor = new LabelEditor(texts, connection.id().text(), connection.label(), name -> {
            actions.rename(connection, name);
            label.setText(name);
        });
        editor.setVisible(false);
        NativeButton disconnect = action(texts.get("connection.disconnect"), connection, actions::disconnect);
        disconnect.addClassName("danger");
        boolean upgrade = wantsMore(connection);
        NativeButton reconnect = action(
                texts.get(upgrade ? "connection.upgrade" : "connection.reconnect"), connection, actions::reconnect);
        NativeButton rename = action(texts.get("connection.rename"), connection, c -> {
            editor.setVisible(!editor.isVisible());
            if (editor.isVisible()) {
                editor.getElement().executeJs("requestAnimationFrame(() => this.querySelector('input').select())");
            }
        });
        Div buttons = new Div(reconnect, rename, disconnect);
        buttons.addClassName("connection-actions");
        add(head, buttons, editor);
        if (upgrade) {
            Div missing = new Div(texts.get("connection.missing"));
            missing.addClassName("connection-missing");
            addComponentAtIndex(1, missing);
        }
        if (connection.status() == ConnectionStatus.NEEDS_REAUTH) {
            // Nothing else helps, so it is not one action among others.
            reconnect.setClassName("button primary");
            addComponentAtIndex(1, reconnect);
        }
    }

    /** It works, but its person has not allowed all that the SaaS now asks for. */
    private static boolean wantsMore(Connection connection) {
        return connection.status() == ConnectionStatus.ACTIVE
                && !connection.missingScopes().isEmpty();
    }

    /** Whose account it is and how it signs in; nothing that its label says already. */
    private static String account(Connection connection, String method) {
        Account account = connection.account();
        return Stream.of(account.displayName(), Objects.requireNonNullElse(account.email(), ""), method)
                .filter(word -> !word.isBlank() && !word.equals(connection.label()))
                .distinct()
                .collect(Collectors.joining(" · "));
    }

    /** With the time: one account may well be connected twice in a day. */
    private static String since(Texts texts, Connection connection) {
        return texts.get(
                "connection.since",
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(texts.locale())
                        .format(connection.createdAt().atZone(zone())));
    }

    /** The person's own, as far as the browser told it. */
    private static ZoneId zone() {
        String told = UI.getCurrent().getPage().getExtendedClientDetails().getTimeZoneId();
        try {
            return told == null || told.isBlank() ? ZoneOffset.UTC : ZoneId.of(told);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }

    private static Span badge(Texts texts, Connection connection) {
        Span badge = new Span(texts.get("status." + connection.status().text()));
        badge.addClassNames(
                "badge",
                switch (connection.status()) {
                    case ACTIVE -> "good";
                    case PENDING, DISABLED -> "calm";
                    case DEGRADED, NEEDS_REAUTH -> "warn";
                });
        return badge;
    }

    private static NativeButton action(String text, Connection connection, Consumer<Connection> action) {
        NativeButton button = new NativeButton(text, click -> action.accept(connection));
        button.addClassName("quiet");
        button.setAriaLabel(text + ": " + connection.label());
        button.getElement()
                .setAttribute("aria-describedby", "about-" + connection.id().text());
        return button;
    }
}
