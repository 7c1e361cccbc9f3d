package dev.patchbay.widget.part;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.patchbay.connection.Connection;
import dev.patchbay.connection.ConnectionStatus;
import dev.patchbay.widget.text.Texts;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.function.Consumer;

/** One existing connection, with what its person can do about it. */
public class ConnectionRow extends ListItem {

    /** What can be done. */
    public interface Actions {
        void reconnect(Connection connection);

        /** @throws dev.patchbay.problem.InvalidInput when it cannot be called so */
        void rename(Connection connection, String label);

        void disconnect(Connection connection);
    }

    public ConnectionRow(Texts texts, Connection connection, Actions actions) {
        addClassName("connection");
        Span label = new Span(connection.label());
        label.addClassName("connection-label");
        Span about = new Span(about(texts, connection));
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
        NativeButton reconnect = action(texts.get("connection.reconnect"), connection, actions::reconnect);
        NativeButton rename = action(texts.get("connection.rename"), connection, c -> {
            editor.setVisible(!editor.isVisible());
            if (editor.isVisible()) {
                editor.getElement().executeJs("requestAnimationFrame(() => this.querySelector('input').select())");
            }
        });
        Div buttons = new Div(reconnect, rename, disconnect);
        buttons.addClassName("connection-actions");
        add(head, buttons, editor);
        if (connection.status() == ConnectionStatus.NEEDS_REAUTH) {
            // Nothing else helps, so it is not one action among others.
            reconnect.setClassName("button primary");
            addComponentAtIndex(1, reconnect);
        }
    }

    private static String about(Texts texts, Connection connection) {
        String since = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(texts.locale())
                .format(connection.createdAt().atZone(ZoneOffset.UTC));
        String account = connection.account().displayName();
        return account.isEmpty() || account.equals(connection.label())
                ? texts.get("connection.since", since)
                : texts.get("connection.account", account, since);
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
        return button;
    }
}
