package dev.patchbay.console.settings;

import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import dev.patchbay.authorization.OAuthApp;
import dev.patchbay.connector.OAuthClients;
import dev.patchbay.console.layout.EnvironmentBadge;
import dev.patchbay.console.part.ScopeWords;
import dev.patchbay.organization.Environment;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** One OAuth app: its platform, where its secret may go, and which environments have a client. */
final class OAuthAppRow extends Div {

    OAuthAppRow(
            OAuthApp app,
            Consumer<OAuthApp> edit,
            BiConsumer<OAuthApp, String> enterClient,
            Consumer<OAuthApp> delete) {
        addClassNames("row", "oauth-app-row");
        Div title = new Div(new H2(app.name()), new Code(app.platform()));
        title.addClassName("row-title");
        Span endpoint = new Span(app.endpoints().tokenUrl());
        endpoint.addClassName("secondary");
        Span scopes = new Span(ScopeWords.of("Connectors may ask for ", app.allowedScopes()));
        scopes.setTitle(String.join("\n", app.allowedScopes()));
        scopes.addClassName("secondary");
        Div clients = new Div();
        clients.addClassName("row-clients");
        for (String environment : List.of(Environment.TEST, Environment.LIVE)) {
            clients.add(client(app, environment, enterClient));
        }
        Div words = new Div(title, endpoint, scopes, clients);
        words.addClassName("row-words");
        Button editing = new Button("Edit", event -> edit.accept(app));
        editing.addThemeVariants(ButtonVariant.TERTIARY);
        editing.setAriaLabel("Edit " + app.name());
        Button deleting = new Button("Delete", event -> delete.accept(app));
        deleting.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
        deleting.setAriaLabel("Delete " + app.name());
        Div actions = new Div(editing, deleting);
        actions.addClassName("row-actions");
        add(words, actions);
    }

    private static Div client(OAuthApp app, String environment, BiConsumer<OAuthApp, String> enterClient) {
        OAuthClients.Shown shown = app.clients().get(environment);
        Badge name = new Badge(EnvironmentBadge.capitalized(environment));
        Span state = new Span(
                shown == null
                        ? "No client yet"
                        : shown.clientId() + (shown.secretSet() ? ", secret set" : ", no secret"));
        state.addClassName("client-state");
        Button enter =
                new Button(shown == null ? "Enter client" : "Change", event -> enterClient.accept(app, environment));
        enter.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        enter.setAriaLabel((shown == null ? "Enter the " : "Change the ") + environment + " client of " + app.name());
        Div line = new Div(name, state, enter);
        line.addClassName("client-line");
        return line;
    }
}
