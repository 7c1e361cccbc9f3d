package dev.patchbay.connection;

import dev.patchbay.connector.AppAddresses;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.Definition;
import dev.patchbay.problem.FieldErrors;
import dev.patchbay.problem.InvalidInput;
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

    /**
     * The same, known to fit the addresses of the connector.
     *
     * @param prefix what stands before a field's name in an error
     * @throws InvalidInput naming each value that cannot stand in one
     */
    public Entered fitting(Definition definition, AuthMethod method, String prefix) {
        FieldErrors errors = new FieldErrors();
        AppAddresses.check(definition, method, values, prefix, errors);
        errors.throwIfAny();
        return this;
    }

    @Override
    public String toString() {
        return "Entered[masked]";
    }
}
