package dev.patchbay.problem;

/**
 * One field of the input that is wrong.
 *
 * @param field path in the input as its author wrote it, e.g. {@code auth_methods[0].token_url}
 * @param code stable, machine-readable cause, e.g. {@code required}
 * @param message one sentence that says what to do; never repeats the value
 */
public record FieldError(String field, String code, String message) {

    /** The path of one entry of a map whose names are their author's own, or of the map when the name is unfit to be repeated. */
    public static String entry(String map, String name) {
        return name.matches("[\\x20-\\x7e]{1,60}") ? map + "." + name : map;
    }
}
