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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The fields of one auth method; each kind has its own. */
abstract class AuthMethodForm extends Div {

    /** Where an error of a part is shown that has no input of its own. */
    private static final List<String> OTHERS = List.of(
            "fields",
            "headers",
            "query",
            "captures",
            "oauth_app",
            "device_authorization_url",
            "revocation",
            "userinfo_url",
            "account",
            "optional_scopes",
            "scope_texts",
            "scope_param",
            "client_key_id",
            "refresh_params",
            "token_body",
            "token_reply",
            "default_lifetime",
            "token_header",
            "token_prefix",
            "message",
            "secret",
            "signature_header",
            "signature_prefix",
            "service",
            "region",
            "exchange",
            "realm",
            "username",
            "password");

    private final FieldMap fields = new FieldMap();

    private final transient AuthMethod method;
    private @Nullable OtherParts others;

    AuthMethodForm(AuthMethod method) {
        this.method = method;
        addClassName("form-grid");
    }

    static AuthMethodForm of(AuthMethod method, ClientHints hints) {
        return switch (method) {
            case NoAuth none -> new PlainForm(none, "Requests go out as they are.");
            case BasicAuth basic -> new PlainForm(basic, "The person enters a username and a password.");
            case BearerToken bearer -> new PlainForm(bearer, "The person pastes a token.");
            case ApiKey apiKey -> new ApiKeyForm(apiKey);
            case HmacSignature hmac -> new PlainForm(hmac, "The person pastes a signing secret.");
            case AwsSignature aws -> new PlainForm(aws, "The person pastes an access key of AWS.");
            case OAuth2 oauth2 -> new OAuth2Form(oauth2, hints);
            case OAuth1 oauth1 -> new OAuth1Form(oauth1, hints);
            case Custom custom -> new CustomForm(custom, hints);
        };
    }

    /** Parts of the method's JSON form that have an input of their own. */
    abstract Set<String> parts();

    /** Room for all the other parts; folded away where most connectors need none of them. */
    final Details others() {
        OtherParts area = new OtherParts(method, parts());
        others = area;
        Details folded = new Details("Everything else", area);
        folded.addClassName("more-settings");
        folded.setOpened(parts().isEmpty() && !area.isEmpty());
        fields.put("others", area);
        OTHERS.forEach(name -> fields.put(name, area));
        return folded;
    }

    /**
     * The method as the fields say it now.
     *
     * @throws dev.patchbay.problem.InvalidInput when what is written as JSON is none, or no part of such a method
     */
    final AuthMethod read(@Nullable String label, boolean isDefault) {
        AuthMethod laid = others == null ? method : others.laidOver(method, parts());
        return DefinitionJson.edited(laid, json -> {
            json.put("label", label);
            json.put("default", isDefault);
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
