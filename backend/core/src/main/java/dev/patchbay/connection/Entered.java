package dev.patchbay.connection;

import java.util.Map;

/**
 * What a person filled in, or a backend brought along, once it has been checked.
 *
 * @param values what is no secret of it, for templates
 */
public record Entered(Credentials credentials, Map<String, String> values) {

    public Entered {
        values = Map.copyOf(values);
    }

    @Override
    public String toString() {
        return "Entered[masked]";
    }
}
