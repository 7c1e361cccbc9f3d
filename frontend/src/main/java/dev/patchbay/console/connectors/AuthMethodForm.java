package dev.patchbay.console.connectors;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import dev.patchbay.connector.ApiKey;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.AwsSignature;
import dev.patchbay.connector.BasicAuth;
import dev.patchbay.connector.BearerToken;
import dev.patchbay.connector.ConnectorInput.ClientInput;
import dev.patchbay.connector.Custom;
import dev.patchbay.connector.DefinitionJson;
import dev.patchbay.connector.HmacSignature;
import dev.patchbay.connector.NoAuth;
import dev.patchbay.connector.OAuth1;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.console.part.FieldMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The fields of one auth method; each kind has its own. */
abstract class AuthMethodForm extends Div {

    private final FieldMap fields = new FieldMap();

    private final transient AuthMethod method;
    private final FieldList asked;
    private final EveryRequest everyRequest;
    private @Nullable OtherParts others;

    AuthMethodForm(AuthMethod method, MethodHints hints) {
        this.method = method;
        asked = new FieldList(method, hints.fields());
        everyRequest = new EveryRequest(method);
        addClassName("form-grid");
        fields.put("fields", asked).putAll("", everyRequest.fields());
    }

    static AuthMethodForm of(AuthMethod method, MethodHints hints) {
        return switch (method) {
            case NoAuth none -> new PlainForm(none, hints);
            case BasicAuth basic -> new BasicForm(basic, hints);
            case BearerToken bearer -> new BearerForm(bearer, hints);
            case ApiKey apiKey -> new ApiKeyForm(apiKey, hints);
            case HmacSignature hmac -> new HmacForm(hmac, hints);
            case AwsSignature aws -> new AwsForm(aws, hints);
            case OAuth2 oauth2 -> new OAuth2Form(oauth2, hints);
            case OAuth1 oauth1 -> new OAuth1Form(oauth1, hints);
            case Custom custom -> new CustomForm(custom, hints);
        };
    }

    /** Parts of the method's JSON form that have an input of their own in this kind of form. */
    abstract Set<String> parts();

    /** What the person fills in. */
    final Component asked() {
        return asked;
    }

    /** What every kind of method has besides, folded away: most connectors need none of it. */
    final List<Component> besides() {
        OtherParts area = new OtherParts(method, shown());
        others = area;
        Details folded = new Details("Everything else", area);
        folded.addClassName("more-settings");
        fields.putRest(OtherParts.NAME, area);
        return List.of(everyRequest, folded);
    }

    /** Shows what the method asks for as the form says it now. */
    final void askAnew() {
        asked.follow(DefinitionJson.edited(method, this::write));
    }

    private Set<String> shown() {
        Set<String> shown = new HashSet<>(parts());
        shown.add("fields");
        shown.addAll(EveryRequest.PARTS);
        return shown;
    }

    /**
     * The method as the fields say it now.
     *
     * @throws dev.patchbay.problem.InvalidInput when what is written as JSON is none, or no part of such a method
     */
    final AuthMethod read(@Nullable String label, boolean isDefault) {
        AuthMethod laid = others == null ? method : others.laidOver(method, shown());
        return DefinitionJson.edited(laid, json -> {
            json.put("label", label);
            json.put("default", isDefault);
            FieldCheck.write(asked.getValue(), json);
            everyRequest.write(json);
            write(json);
        });
    }

    /** Writes what the fields say over the method's JSON form. */
    abstract void write(ObjectNode json);

    /** Client credentials that were entered; empty where what is stored stays. */
    Optional<ClientInput> client() {
        return Optional.empty();
    }

    /** Whether the method needs a client that somebody registered at the app. */
    boolean hasClient() {
        return false;
    }

    /** Chooses an OAuth app of the installation where there is one for this method. */
    void preferManaged() {}

    FieldMap fields() {
        return fields;
    }

    /** Adds a component over the form's whole width. */
    void addWide(Component component) {
        component.addClassName("wide");
        add(component);
    }

    static TextField url(String label, @Nullable String value, String placeholder) {
        TextField field = new TextField(label);
        field.setValue(value == null ? "" : value);
        field.setPlaceholder(placeholder);
        return field;
    }

    static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
