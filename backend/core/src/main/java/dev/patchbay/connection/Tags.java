package dev.patchbay.connection;

import dev.patchbay.problem.FieldError;
import dev.patchbay.problem.FieldErrors;
import java.util.Map;

/** What the SaaS notes of a connection to find it again. */
public final class Tags {

    private static final String NAME = "[A-Za-z0-9_.-]{1,60}";

    private Tags() {}

    /** At most 50 names of letters, digits and {@code _ . -}, with values of at most 500 characters. */
    public static void check(Map<String, String> tags, FieldErrors errors) {
        if (tags.size() > 50) {
            errors.add("tags", "too_many", "Set at most 50 tags.");
        }
        tags.forEach((name, value) -> {
            if (!name.matches(NAME)) {
                errors.add(
                        FieldError.entry("tags", name), "name", "Name tags with at most 60 letters, digits and _ . -");
            } else if (value.length() > 500 || value.chars().anyMatch(Character::isISOControl)) {
                errors.add("tags." + name, "length", "Use at most 500 characters, none of them a control character.");
            }
        });
    }
}
