package dev.patchbay.connector;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Username and password in the {@code Authorization} header (RFC 7617).
 *
 * @param username a template of what is sent as the username, {@code {username}} when left out
 * @param password a template of what is sent as the password, {@code {password}} when left out
 */
public record BasicAuth(
        String key,
        @Nullable String label,
        @JsonProperty("default") boolean isDefault,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Field> fields,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> headers,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> query,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String baseUrl,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Verification verification,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Capture> captures,

        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Usual.Username.class)
        String username,

        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Usual.Password.class)
        String password)
        implements AuthMethod {

    public static final String TYPE = "basic";

    public BasicAuth {
        key = Defaults.key(key, TYPE);
        fields = Defaults.list(fields);
        headers = Defaults.map(headers);
        query = Defaults.map(query);
        captures = Defaults.list(captures);
        username = Defaults.text(username, "{username}");
        password = password == null ? "{password}" : password;
    }

    /** With a username and a password, sent as they are. */
    public BasicAuth(String key, @Nullable String label, boolean isDefault) {
        this(key, label, isDefault, List.of(), Map.of(), Map.of(), null, null, List.of(), "{username}", "{password}");
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String typeName() {
        return "Username and password";
    }
}
