package dev.patchbay.console.settings;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.patchbay.authorization.OAuthApp;
import dev.patchbay.authorization.OAuthAppInput;
import dev.patchbay.connector.DefinitionJson;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.connector.OAuth2.ClientAuth;
import dev.patchbay.connector.Slug;
import dev.patchbay.console.connectors.OAuth2Endpoints;
import dev.patchbay.console.connectors.OAuth2More;
import dev.patchbay.console.connectors.OtherParts;
import dev.patchbay.console.part.FieldMap;
import dev.patchbay.problem.InvalidInput;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A platform's endpoints and habits, and what may be asked of it. */
final class OAuthAppDialog extends Dialog {

    private static final OAuth2 BLANK = new OAuth2(
            OAuth2.TYPE,
            null,
            true,
            OAuth2.Grant.AUTHORIZATION_CODE,
            "",
            "",
            null,
            null,
            null,
            List.of(),
            " ",
            ClientAuth.CLIENT_SECRET_BASIC,
            true,
            Map.of(),
            Map.of());

    private final transient OAuth2 before;
    private final TextField name = new TextField("Platform");
    private final TextField platform = new TextField("Slug");
    private final OAuth2Endpoints endpoints;
    private final TextArea allowedScopes = new TextArea("Allowed scopes");
    private final OAuth2More more;
    private final OtherParts others;
    private final FieldMap fields = new FieldMap();
    private boolean slugFollows;

    OAuthAppDialog(@Nullable OAuthApp app, Consumer<OAuthAppInput> save) {
        before = app == null ? BLANK : app.endpoints();
        endpoints = new OAuth2Endpoints(before);
        more = new OAuth2More(before);
        others = new OtherParts(before, shown());
        slugFollows = app == null;
        setHeaderTitle(app == null ? "Add OAuth app" : "Edit " + app.name());
        setWidth("40rem");
        fill(app);
        Details folded = new Details("Everything else", others);
        folded.addClassName("more-settings");
        Div form = new Div(name, platform, endpoints, allowedScopes, more, folded);
        form.addClassName("form-grid");
        Stream.of(endpoints, allowedScopes, more, folded).forEach(wide -> wide.addClassName("wide"));
        add(form);
        fields.put("name", name)
                .put("platform", platform)
                .putAll("", endpoints.fields())
                .put("allowed_scopes", allowedScopes)
                .putAll("", more.fields())
                .putRest(OtherParts.NAME, others);
        Button cancel = new Button("Cancel", event -> close());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        Button saving = new Button("Save", event -> submit(save));
        saving.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(cancel, saving);
        fields.begin();
    }

    private void fill(@Nullable OAuthApp app) {
        name.setValue(app == null ? "" : app.name());
        name.setPlaceholder("Google");
        name.setValueChangeMode(ValueChangeMode.LAZY);
        platform.setValue(app == null ? "" : app.platform());
        platform.setPlaceholder("google");
        platform.setReadOnly(app != null);
        platform.setHelperText("Connectors name the app by it.");
        name.addValueChangeListener(change -> {
            if (slugFollows) {
                platform.setValue(Slug.from(change.getValue()));
            }
        });
        platform.addValueChangeListener(change -> slugFollows &= !change.isFromClient());
        allowedScopes.setValue(app == null ? "" : String.join("\n", app.allowedScopes()));
        allowedScopes.setHelperText("Separated by spaces or lines. Empty: connectors may ask for any.");
    }

    private void submit(Consumer<OAuthAppInput> save) {
        try {
            save.accept(new OAuthAppInput(platform.getValue().strip(), name.getValue(), endpoints(), scopes()));
            close();
        } catch (InvalidInput e) {
            fields.show(e.errors());
        }
    }

    /** @throws InvalidInput when what is written as JSON is none, or no part of such a method */
    private OAuth2 endpoints() {
        return (OAuth2) DefinitionJson.edited(others.laidOver(before, shown()), json -> {
            endpoints.write(json);
            more.write(json);
        });
    }

    /** Scopes are the connectors' to ask for. */
    private static Set<String> shown() {
        Set<String> shown = new HashSet<>(Set.of("scopes", "optional_scopes", "oauth_app"));
        shown.addAll(OAuth2Endpoints.PARTS);
        shown.addAll(OAuth2More.PARTS);
        return shown;
    }

    private List<String> scopes() {
        return Stream.of(allowedScopes.getValue().split("[\\s,]+"))
                .filter(scope -> !scope.isEmpty())
                .distinct()
                .toList();
    }
}
