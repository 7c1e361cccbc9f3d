package dev.patchbay.connector;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
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
    @JsonSubTypes.Type(value = OAuth2.class, name = OAuth2.TYPE),
    @JsonSubTypes.Type(value = OAuth1.class, name = OAuth1.TYPE),
    @JsonSubTypes.Type(value = Custom.class, name = Custom.TYPE)
})
public sealed interface AuthMethod permits NoAuth, BasicAuth, BearerToken, ApiKey, OAuth2, OAuth1, Custom {

    /** Its name within the connector, stable over edits: connections remember it. The type, unless two are alike. */
    String key();

    /** What the person choosing a method reads, when the type's own name does not do. */
    @Nullable
    String label();

    boolean isDefault();

    /** The {@code type} of the JSON form. */
    String type();

    /** What a person reads where no label is set: {@code API key}. */
    String typeName();

    /** The same method under another key or default; used while a connector's methods are put in order. */
    AuthMethod as(String key, boolean isDefault);

    default String title() {
        String label = label();
        return label == null || label.isBlank() ? typeName() : label;
    }
}
