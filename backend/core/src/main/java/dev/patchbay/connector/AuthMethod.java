package dev.patchbay.connector;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One way to authenticate to an app. A connector has one or more; exactly one is its default. None holds a secret: an
 * environment's client credentials are {@link OAuthClient}s beside it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = NoAuth.class, name = NoAuth.TYPE),
    @JsonSubTypes.Type(value = BasicAuth.class, name = BasicAuth.TYPE),
    @JsonSubTypes.Type(value = BearerToken.class, name = BearerToken.TYPE),
    @JsonSubTypes.Type(value = ApiKey.class, name = ApiKey.TYPE),
    @JsonSubTypes.Type(value = HmacSignature.class, name = HmacSignature.TYPE),
    @JsonSubTypes.Type(value = AwsSignature.class, name = AwsSignature.TYPE),
    @JsonSubTypes.Type(value = OAuth2.class, name = OAuth2.TYPE),
    @JsonSubTypes.Type(value = OAuth1.class, name = OAuth1.TYPE),
    @JsonSubTypes.Type(value = Custom.class, name = Custom.TYPE)
})
public sealed interface AuthMethod
        permits NoAuth, BasicAuth, BearerToken, ApiKey, HmacSignature, AwsSignature, OAuth2, OAuth1, Custom {

    /** Its name within the connector, stable over edits: connections remember it. The type, unless two are alike. */
    String key();

    /** What the person choosing a method reads, when the type's own name does not do. */
    @Nullable
    String label();

    boolean isDefault();

    /** What the person fills in beside, or instead of, what the kind of method asks for by itself. */
    List<Field> fields();

    /** Headers that every request carries besides the authentication; their values are templates. */
    Map<String, String> headers();

    /** Query parameters that every request carries besides the authentication; their values are templates. */
    Map<String, String> query();

    /** A template of where the app's API is for this method, when that is not the connector's base URL. */
    @Nullable
    String baseUrl();

    /** The call that proves this method's credentials, when it is not the connector's. */
    @Nullable
    Verification verification();

    /** Values taken from what the app tells while a connection is made, or from a field that was filled in. */
    List<Capture> captures();

    /** The {@code type} of the JSON form. */
    String type();

    /** What a person reads where no label is set: {@code API key}. */
    String typeName();

    /** The same method under another key or default; used while a connector's methods are put in order. */
    default AuthMethod as(String newKey, boolean newDefault) {
        return DefinitionJson.edited(this, json -> json.put("key", newKey).put("default", newDefault));
    }

    /** Its own field of that name, if it has one. */
    default Optional<Field> field(String name) {
        return fields().stream().filter(field -> field.name().equals(name)).findFirst();
    }

    default String title() {
        String label = label();
        return label == null || label.isBlank() ? typeName() : label;
    }
}
