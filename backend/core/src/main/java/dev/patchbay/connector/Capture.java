package dev.patchbay.connector;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A value that is kept with the connection, though nobody was asked for it: the app tells it while the connection is made (an
 * account's id, the address of its instance), or it is a part of what was filled in (the region at the end of a key).
 *
 * @param name what templates call it
 * @param at the parameter's name in the callback, a JSON pointer (RFC 6901) into an answer, or the field's name
 * @param pattern a regular expression that the whole value must match; its first group, when it has one, is what is kept
 */
public record Capture(
        String name, Source from, String at, @Nullable String pattern) {

    /** Where the app tells it. */
    public enum Source {
        /** A parameter of the redirect back to Patchbay. */
        @JsonProperty("callback")
        CALLBACK,
        /** The token endpoint's answer. */
        @JsonProperty("token")
        TOKEN,
        /** The answer of OAuth 2.0's userinfo endpoint. */
        @JsonProperty("userinfo")
        USERINFO,
        /** The verification call's answer. */
        @JsonProperty("verification")
        VERIFICATION,
        /** A field that was filled in. */
        @JsonProperty("field")
        FIELD
    }

    public Capture {
        name = Defaults.text(name, "");
        from = from == null ? Source.TOKEN : from;
        at = Defaults.text(at, "");
    }
}
