package dev.patchbay.problem;

import java.util.List;

/** The input is well-formed and wrong; each wrong field is named. */
public final class InvalidInput extends Problem {

    private final transient List<FieldError> errors;

    public InvalidInput(List<FieldError> errors) {
        super(Kind.INVALID, "invalid_input", sentence(errors));
        this.errors = List.copyOf(errors);
    }

    public InvalidInput(String field, String code, String message) {
        this(List.of(new FieldError(field, code, message)));
    }

    @Override
    public List<FieldError> errors() {
        return errors;
    }

    private static String sentence(List<FieldError> errors) {
        if (errors.size() == 1) {
            return errors.getFirst().message();
        }
        return errors.size() + " fields need a correction.";
    }
}
