package dev.patchbay.gateway;

import java.util.Locale;
import java.util.Set;

/**
 * One header field.
 *
 * @param sensitive whether the value is a secret: it is then never shown, and never follows a redirect to another origin
 */
public record Header(String name, String value, boolean sensitive) {

    private static final Set<String> ALWAYS_SENSITIVE = Set.of(
            "authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key", "api-key", "x-auth-token");

    public Header {
        sensitive = sensitive || ALWAYS_SENSITIVE.contains(name.toLowerCase(Locale.ROOT));
    }

    /** A header that is a secret only when its name says so, as {@code Authorization} does. */
    public Header(String name, String value) {
        this(name, value, false);
    }

    /** A header whose value is a secret, whatever its name. */
    public static Header secret(String name, String value) {
        return new Header(name, value, true);
    }

    /** Whether this is the field of that name; names have no case (RFC 9110, section 5.1). */
    public boolean named(String other) {
        return name.equalsIgnoreCase(other);
    }

    @Override
    public String toString() {
        return name + ": " + (sensitive ? "***" : value);
    }
}
