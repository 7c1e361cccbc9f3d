package dev.patchbay.connection;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the SaaS changes of a connection; an absent part stays.
 *
 * @param label what people call it
 * @param tags what the SaaS notes of it, all of them
 * @param disabled whether it is switched off: it then gives no credentials and is left alone
 */
public record ConnectionEdit(
        @Nullable String label,
        @Nullable Map<String, String> tags,
        @Nullable Boolean disabled) {

    public static ConnectionEdit switched(boolean off) {
        return new ConnectionEdit(null, null, off);
    }
}
