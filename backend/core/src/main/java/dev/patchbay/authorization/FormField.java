package dev.patchbay.authorization;

import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.MethodFields;
import java.util.List;

/**
 * One field that the person fills in.
 *
 * @param name as the API calls it
 * @param secret whether it is never shown back
 */
public record FormField(String name, String label, boolean secret, boolean required) {

    /** What an auth method asks for; nothing for most of those that happen on the app's own screen. */
    public static List<FormField> of(AuthMethod method) {
        return MethodFields.of(method).stream()
                .map(field -> new FormField(field.name(), field.title(), field.secret(), field.required()))
                .toList();
    }
}
