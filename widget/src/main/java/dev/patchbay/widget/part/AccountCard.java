package dev.patchbay.widget.part;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.patchbay.connection.Account;
import dev.patchbay.connector.Connector;
import org.jspecify.annotations.Nullable;

/** Whose account was connected, as the app told it. */
public class AccountCard extends Div {

    public AccountCard(Connector connector, Account account) {
        addClassName("account");
        String name = account.displayName().isEmpty() ? connector.name() : account.displayName();
        Div names = new Div(text(name, "account-name"));
        names.addClassName("names");
        String second = second(account, name);
        if (second != null) {
            names.add(text(second, "account-detail"));
        }
        add(new AppIcon(connector.name(), connector.iconUrl(), AppIcon.Size.MEDIUM), names);
    }

    private static @Nullable String second(Account account, String name) {
        String email = account.email();
        return email != null && !email.equals(name) ? email : null;
    }

    private static Span text(String text, String className) {
        Span span = new Span(text);
        span.addClassName(className);
        return span;
    }
}
