package dev.patchbay.connector;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.patchbay.problem.FieldErrors;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What makes the fields and extra request parts of an auth method valid. */
final class FieldRules {

    private static final int MOST = 20;
    static final int LONGEST_PATTERN = 300;
    private static final int LONGEST_TEXT = 500;

    private FieldRules() {}

    static void checkFields(String path, List<Field> fields, FieldErrors errors) {
        if (fields.size() > MOST) {
            errors.add(path, "too_many", "Ask for at most " + MOST + " fields.");
            return;
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            String at = path + "[" + i + "]";
            if (!field.name().matches(Template.NAME)) {
                errors.add(at + ".name", "name", "Use lower-case letters, digits and underscores, such as subdomain.");
            } else if (!names.add(field.name())) {
                errors.add(at + ".name", "taken", "Another field has this name.");
            }
            checkPattern(at + ".pattern", field.pattern(), errors);
            checkPattern(at + ".extract", field.extract(), errors);
            for (String text : new String[] {field.label(), field.help(), field.placeholder(), field.preset()}) {
                if (text != null && (text.length() > LONGEST_TEXT || ConnectorRules.hasControl(text))) {
                    errors.add(at, "length", "Keep each text within " + LONGEST_TEXT + " characters on one line.");
                }
            }
            String url = field.helpUrl();
            if (url != null && (url.length() > UrlRules.LONGEST || !url.matches("https?://[^\\s\"'<>\\\\]+"))) {
                errors.add(at + ".help_url", "url", "Give the address of a page, starting with https://.");
            }
            if (field.options().size() > 100
                    || field.options().stream().anyMatch(o -> o.isBlank() || o.length() > 200)) {
                errors.add(at + ".options", "length", "Offer at most 100 options of 200 characters each.");
            }
        }
    }

    /** Extra headers and query parameters: names that can be sent, values whose places are known. */
    static void checkParts(
            String path,
            Map<String, String> headers,
            Map<String, String> query,
            Set<String> known,
            FieldErrors errors) {
        headers.forEach((name, value) -> {
            if (!isHeader(name)) {
                errors.add(path + ".headers", "header", "Name request headers such as X-Account.");
            }
            checkTemplate(path + ".headers", value, known, errors);
        });
        query.forEach((name, value) -> {
            if (!name.matches("[A-Za-z0-9._~\\[\\]-]{1,100}")) {
                errors.add(path + ".query", "parameter", "Name query parameters such as api-version.");
            }
            checkTemplate(path + ".query", value, known, errors);
        });
        if (headers.size() > MOST || query.size() > MOST) {
            errors.add(path, "too_many", "Send at most " + MOST + " extra headers and parameters.");
        }
    }

    static void checkTemplate(String path, @Nullable String template, Set<String> known, FieldErrors errors) {
        if (template == null) {
            return;
        }
        if (template.length() > 2000 || ConnectorRules.hasControl(template)) {
            errors.add(path, "length", "Keep this within 2,000 characters on one line.");
        }
        for (String name : Template.of(template).names()) {
            if (!known.contains(name)) {
                errors.add(path, "unknown_value", "There is no {" + name + "}: add a field or a capture of this name.");
            }
        }
    }

    static void checkPattern(String path, @Nullable String pattern, FieldErrors errors) {
        if (pattern == null) {
            return;
        }
        try {
            Pattern.compile(pattern.substring(0, Math.min(pattern.length(), LONGEST_PATTERN)));
        } catch (PatternSyntaxException e) {
            errors.add(path, "pattern", "This is not a regular expression of RE2: no look-around, no back-references.");
            return;
        }
        if (pattern.length() > LONGEST_PATTERN) {
            errors.add(path, "length", "Keep the pattern within " + LONGEST_PATTERN + " characters.");
        }
    }

    static boolean isHeader(String name) {
        return HeaderName.isAllowed(name);
    }
}
