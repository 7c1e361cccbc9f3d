package dev.patchbay.console.connectors;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import dev.patchbay.authorization.OAuthApp;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.console.connectors.AppChoice.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whose OAuth app a method uses: one that the installation registered with a platform, or the organization's own. */
final class AppChoice extends Select<Option> {

    /** @param platform of a managed app; empty for one's own */
    record Option(String platform, String title, String explanation, List<String> allowedScopes) {}

    private static final Option OWN =
            new Option("", "Our own", "We register one at the app, and enter its client here.", List.of());

    private final transient List<OAuthApp> apps;

    AppChoice(@Nullable String named, MethodHints hints) {
        apps = hints.apps();
        setLabel("Whose OAuth app");
        List<Option> options = new ArrayList<>();
        hints.apps().forEach(app -> options.add(managed(app)));
        options.add(OWN);
        if (named != null
                && options.stream().noneMatch(option -> option.platform().equals(named))) {
            options.addFirst(absent(named, hints.client().environment()));
        }
        setItems(options);
        setItemLabelGenerator(Option::title);
        setRenderer(new ComponentRenderer<>(AppChoice::item));
        setValue(options.stream()
                .filter(option -> option.platform().equals(named == null ? "" : named))
                .findFirst()
                .orElse(OWN));
        setVisible(options.size() > 1);
    }

    /** The platform of the managed app that is chosen; empty for one's own. */
    Optional<String> platform() {
        return Optional.of(getValue().platform()).filter(platform -> !platform.isEmpty());
    }

    List<String> allowedScopes() {
        return getValue().allowedScopes();
    }

    /** Chooses an app of the installation that is for the same token endpoint and allows all scopes, when there is one. */
    void preferManaged(OAuth2 method) {
        apps.stream()
                .filter(app -> app.endpoints().tokenUrl().equals(method.tokenUrl()))
                .filter(app ->
                        app.allowedScopes().isEmpty() || app.allowedScopes().containsAll(method.allScopes()))
                .findFirst()
                .ifPresent(app -> setValue(managed(app)));
    }

    private static Option managed(OAuthApp app) {
        return new Option(
                app.platform(),
                app.name() + " of this installation",
                "Nothing to register: endpoints, client ID and secret are its own.",
                app.allowedScopes());
    }

    private static Option absent(String platform, String environment) {
        return new Option(
                platform,
                platform + " of this installation",
                "It has no client for the " + environment + " environment, so nobody can connect yet.",
                List.of());
    }

    private static Div item(Option option) {
        Span words = new Span(option.explanation());
        words.addClassName("secondary");
        Div item = new Div(new Span(option.title()), words);
        item.addClassName("explained-option");
        return item;
    }
}
