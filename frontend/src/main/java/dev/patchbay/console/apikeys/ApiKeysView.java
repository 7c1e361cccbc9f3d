package dev.patchbay.console.apikeys;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.patchbay.console.layout.ConsoleLayout;
import dev.patchbay.console.layout.ConsolePage;
import dev.patchbay.console.member.CurrentMember;
import dev.patchbay.console.member.Needs;
import dev.patchbay.console.part.Confirm;
import dev.patchbay.console.part.EmptyState;
import dev.patchbay.console.part.Glyph;
import dev.patchbay.console.part.SecretDialog;
import dev.patchbay.console.part.Toast;
import dev.patchbay.organization.ApiKey;
import dev.patchbay.organization.ApiKeys;
import dev.patchbay.organization.Permission;
import java.util.List;

/** The secret keys with which a backend calls the API. */
@Route(value = "api-keys", layout = ConsoleLayout.class)
@PageTitle("API keys · Patchbay")
@Needs(Permission.API_KEYS_WRITE)
public class ApiKeysView extends ConsolePage {

    private final transient CurrentMember member;
    private final transient ApiKeys keys;
    private final Div list = new Div();

    ApiKeysView(CurrentMember member, ApiKeys keys) {
        super("API keys", "Secrets with which your backend calls Patchbay. Each belongs to this environment alone.");
        this.member = member;
        this.keys = keys;
        list.addClassName("rows");
        addActions(createButton());
        add(list);
        refresh();
    }

    private void refresh() {
        list.removeAll();
        List<ApiKey> all = keys.list(member.scope());
        all.forEach(key -> list.add(new ApiKeyRow(key, () -> revoke(key))));
        if (all.isEmpty()) {
            list.add(new EmptyState(
                    Glyph.KEY,
                    "No API keys yet",
                    "Your backend needs one to open the widget for a customer and to fetch credentials.",
                    createButton()));
        }
    }

    private Button createButton() {
        Button create = new Button("Create key", Glyph.PLUS.icon(), event -> create());
        create.addThemeVariants(ButtonVariant.PRIMARY);
        return create;
    }

    private void create() {
        new NewApiKeyDialog((name, permissions) -> {
                    ApiKeys.Created created = keys.create(member.scope(), name, permissions);
                    refresh();
                    new SecretDialog(
                                    "Your new key",
                                    "the key",
                                    created.secret(),
                                    "Keep it where your backend keeps its secrets, never in a page or an app that you hand out.")
                            .open();
                })
                .open();
    }

    private void revoke(ApiKey key) {
        Confirm.destruction(
                "Revoke “" + key.name() + "”?",
                "Whatever still uses this key is refused within seconds. This cannot be undone.",
                "Revoke",
                () -> {
                    keys.revoke(member.scope(), key.id());
                    Toast.success("Revoked “" + key.name() + "”");
                    refresh();
                });
    }
}
