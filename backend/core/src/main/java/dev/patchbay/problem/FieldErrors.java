package dev.patchbay.problem;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with an input, so that its author sees everything at once. */
public final class FieldErrors {

    /** More help nobody; without a limit a small body of many faults would make an answer many times its size. */
    private static final int MOST = 100;

    private final List<FieldError> errors = new ArrayList<>();

    /** Adds one, or drops it when there are a hundred already. */
    public FieldErrors add(String field, String code, String message) {
        if (errors.size() < MOST) {
            errors.add(new FieldError(field, code, message));
        }
        return this;
    }

    public boolean isEmpty() {
        return errors.isEmpty();
    }

    public List<FieldError> all() {
        return List.copyOf(errors);
    }

    /** Throws {@link InvalidInput} with all that was collected, or does nothing. */
    public void throwIfAny() {
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }
}
