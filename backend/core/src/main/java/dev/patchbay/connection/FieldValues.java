package dev.patchbay.connection;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.Capture;
import dev.patchbay.connector.Custom;
import dev.patchbay.connector.Field;
import dev.patchbay.connector.MethodFields;
import dev.patchbay.connector.Template;
import dev.patchbay.problem.FieldErrors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values of an auth method's fields, each checked by what its author says of it. */
public final class FieldValues {

    static final int LONGEST_SECRET = 16_000;
    private static final int LONGEST_VALUE = 1_000;

    /** Those that must be able to stand in a header by themselves, without spaces. */
    private static final Set<String> TOKENS = Set.of("token", "api_key", "access_key_id", "secret_access_key");

    private final Map<String, String> secrets = new HashMap<>();
    private final Map<String, String> plain = new HashMap<>();

    private FieldValues() {}

    /**
     * Reads every field of the method; a missing one that is not required is left out, or has its preset.
     *
     * @param prefix what stands before a field's name in an error
     * @param errors where wrong fields are named
     */
    public static FieldValues read(AuthMethod method, Map<String, String> given, String prefix, FieldErrors errors) {
        FieldValues values = new FieldValues();
        Set<String> inHeaders = inHeaders(method);
        for (Field field : MethodFields.of(method)) {
            String value = value(field, given);
            if (value.isEmpty()) {
                if (field.required()) {
                    errors.add(
                            prefix + field.name(),
                            "required",
                            field.secret() ? "Paste the value here." : "Enter the " + spoken(field) + ".");
                }
                continue;
            }
            Fault fault = fault(field, value, TOKENS.contains(field.name()), inHeaders.contains(field.name()));
            if (fault != null) {
                errors.add(prefix + field.name(), fault.code(), fault.message());
                continue;
            }
            (field.secret() ? values.secrets : values.plain).put(field.name(), value);
        }
        values.derive(method, prefix, errors);
        return values;
    }

    /**
     * What one text would be taken for.
     *
     * @param value what is kept of it
     * @param fault what is wrong with that, in words; nothing of an empty one
     */
    public record Look(String value, @Nullable String fault) {}

    /** Looks at what stands in one field, before the others are filled in. */
    public static Look look(AuthMethod method, String name, String text) {
        for (Field field : MethodFields.of(method)) {
            if (field.name().equals(name) && !text.isBlank()) {
                String value = value(field, Map.of(name, text));
                Fault fault = fault(
                        field, value, TOKENS.contains(name), inHeaders(method).contains(name));
                return new Look(value, fault == null ? null : fault.message());
            }
        }
        return new Look(text, null);
    }

    /** Of these, what is secret. */
    public Map<String, String> secrets() {
        return Map.copyOf(secrets);
    }

    /** Of these, what may be shown. */
    public Map<String, String> plain() {
        return Map.copyOf(plain);
    }

    /** The value under this name, taken out; empty when there is none. */
    String take(String name) {
        String secret = secrets.remove(name);
        String open = plain.remove(name);
        return secret != null ? secret : open == null ? "" : open;
    }

    /** What is captured of a field can be seen: of a secret, the smaller part alone, whatever the patterns say. */
    private void derive(AuthMethod method, String prefix, FieldErrors errors) {
        Map<String, Integer> shown = new HashMap<>();
        for (Capture capture : method.captures()) {
            String secret = secrets.get(capture.at());
            String source = secret != null ? secret : plain.get(capture.at());
            if (capture.from() != Capture.Source.FIELD || source == null) {
                continue;
            }
            Captured.kept(capture, source)
                    .filter(kept -> secret == null
                            || 2 * shown.merge(capture.at(), kept.length(), Integer::sum) <= secret.length())
                    .ifPresentOrElse(
                            kept -> plain.put(capture.name(), kept),
                            () -> errors.add(
                                    prefix + capture.at(),
                                    "pattern",
                                    "This lacks a part that such a value has. Paste all of it."));
        }
    }

    private record Fault(String code, String message) {}

    private static String value(Field field, Map<String, String> given) {
        String text = given.getOrDefault(field.name(), "");
        String value = field.name().equals("password") ? text : text.strip();
        if (value.isEmpty() && field.preset() != null) {
            return field.preset();
        }
        if (field.extract() == null || value.length() > LONGEST_SECRET) {
            return value;
        }
        Matcher found = Pattern.compile(field.extract()).matcher(value);
        boolean fits = found.matches() && found.groupCount() > 0 && found.group(1) != null;
        return fits ? found.group(1) : value;
    }

    private static @Nullable Fault fault(Field field, String value, boolean token, boolean header) {
        if (value.length() > (field.secret() ? LONGEST_SECRET : LONGEST_VALUE)) {
            return new Fault("length", "This is too long to be such a value.");
        }
        if (token && !value.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            return new Fault("characters", "Paste the value alone: letters, digits and signs, without spaces.");
        }
        if (header && !value.chars().allMatch(c -> c >= 0x20 && c < 0x7f)
                || value.chars().anyMatch(c -> Character.isISOControl(c) && !isLineOfKey(field, c))) {
            return new Fault("characters", "The " + spoken(field) + " has a character that cannot be sent.");
        }
        if (field.name().equals("username") && (value.length() > 500 || value.indexOf(':') >= 0)) {
            // RFC 7617, section 2: no colon in the user name.
            return new Fault("characters", "Use at most 500 characters, no colon among them.");
        }
        if (!field.options().isEmpty() && !field.options().contains(value)) {
            return new Fault("option", "Choose one of " + String.join(", ", field.options()) + ".");
        }
        if (field.pattern() != null && !Pattern.matches(field.pattern(), value)) {
            String help = field.help();
            return new Fault("pattern", "This does not look right." + (help == null ? "" : " " + help));
        }
        return null;
    }

    /** Private keys are pasted with their lines. */
    private static boolean isLineOfKey(Field field, int c) {
        return field.secret() && !field.name().equals("password") && (c == '\n' || c == '\r' || c == '\t');
    }

    private static String spoken(Field field) {
        String title = field.title();
        return title.length() > 1 && Character.isLowerCase(title.charAt(1))
                ? Character.toLowerCase(title.charAt(0)) + title.substring(1)
                : title;
    }

    private static Set<String> inHeaders(AuthMethod method) {
        Set<String> names = new HashSet<>();
        List<Map<String, String>> parts = new ArrayList<>(List.of(method.headers(), method.query()));
        if (method instanceof Custom custom && custom.exchange() != null) {
            custom.exchange().steps().forEach(step -> parts.add(step.headers()));
            parts.add(custom.exchange().headers());
            parts.add(custom.exchange().query());
        }
        parts.forEach(part -> part.values()
                .forEach(template -> names.addAll(Template.of(template).names())));
        return names;
    }
}
