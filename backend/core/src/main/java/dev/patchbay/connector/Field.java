package dev.patchbay.connector;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One value that the person fills in: part of a credential, or of an address.
 *
 * @param name as templates and the API call it, e.g. {@code subdomain}
 * @param help one sentence that says where the value is found
 * @param helpUrl the app's own page about it
 * @param secret whether it is kept in the vault and never shown again
 * @param pattern a regular expression that the whole value must match
 * @param extract a regular expression; when a pasted text matches it, its first group is the value
 * @param preset what stands there at first
 * @param options the only values allowed; any when empty
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record Field(
        String name,
        @Nullable String label,
        @Nullable String help,
        @Nullable String helpUrl,
        @Nullable String placeholder,
        Boolean secret,
        @JsonInclude(JsonInclude.Include.ALWAYS) Boolean required,
        @Nullable String pattern,
        @Nullable String extract,
        @JsonProperty("default") @Nullable String preset,
        List<String> options) {

    public Field {
        name = Defaults.text(name, "");
        secret = secret == null ? Boolean.FALSE : secret;
        required = required == null ? Boolean.TRUE : required;
        options = Defaults.list(options);
    }

    /** A required field with nothing but its texts. */
    public static Field of(String name, String label, boolean secret) {
        return new Field(name, label, null, null, null, secret, true, null, null, null, List.of());
    }

    /** What a person reads: its label, or its name as words. */
    public String title() {
        if (label != null && !label.isBlank()) {
            return label;
        }
        String words = name.replace('_', ' ');
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
