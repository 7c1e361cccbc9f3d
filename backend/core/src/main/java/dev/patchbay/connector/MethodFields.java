package dev.patchbay.connector;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields that a person fills in for an auth method: what its kind asks for by itself, and its own. */
public final class MethodFields {

    private static final Map<String, Field> IMPLICIT = Map.of(
            "username", Field.of("username", "Username", false),
            "password", optional(Field.of("password", "Password", true)),
            "token", Field.of("token", "Access token", true),
            "api_key", Field.of("api_key", "API key", true),
            "secret", Field.of("secret", "Signing secret", true),
            "access_key_id", Field.of("access_key_id", "Access key ID", false),
            "secret_access_key", Field.of("secret_access_key", "Secret access key", true),
            "region", Field.of("region", "Region", false));

    private static final List<String> ORDER = List.of(
            "username", "password", "token", "api_key", "secret", "access_key_id", "secret_access_key", "region");

    private MethodFields() {}

    /** In the order in which they are asked: its own fields stand where the author put them, those of the kind after them. */
    public static List<Field> of(AuthMethod method) {
        Map<String, Field> fields = new LinkedHashMap<>();
        Set<String> implicit = MethodValues.implicit(method);
        method.fields()
                .forEach(field -> fields.put(
                        field.name(),
                        implicit.contains(field.name()) ? like(IMPLICIT.get(field.name()), field) : field));
        for (String name : ORDER) {
            Field standard = IMPLICIT.get(name);
            if (implicit.contains(name) && standard != null) {
                fields.putIfAbsent(name, standard);
            }
        }
        return new ArrayList<>(fields.values());
    }

    /** A field of the kind under its author's texts; whether it is a secret is not the author's to say. */
    private static Field like(@Nullable Field standard, Field own) {
        boolean secret = standard != null && standard.secret();
        return new Field(
                own.name(),
                own.label() == null && standard != null ? standard.label() : own.label(),
                own.help(),
                own.helpUrl(),
                own.placeholder(),
                secret || own.secret(),
                own.required(),
                own.pattern(),
                own.extract(),
                own.preset(),
                own.options());
    }

    private static Field optional(Field field) {
        return new Field(
                field.name(), field.label(), null, null, null, field.secret(), false, null, null, null, List.of());
    }
}
