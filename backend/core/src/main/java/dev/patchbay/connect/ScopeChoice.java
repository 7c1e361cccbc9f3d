package dev.patchbay.connect;

import java.util.ArrayList;
import java.util.List;

/**
 * The scopes that one session asks for, in the place of those of the connector.
 *
 * @param required what the connection has to be granted to do its work
 * @param optional what the person may leave out
 */
public record ScopeChoice(List<String> required, List<String> optional) {

    public ScopeChoice {
        required = required == null ? List.of() : List.copyOf(required);
        optional = optional == null ? List.of() : List.copyOf(optional);
    }

    public List<String> all() {
        List<String> all = new ArrayList<>(required);
        all.addAll(optional);
        return List.copyOf(all);
    }
}
