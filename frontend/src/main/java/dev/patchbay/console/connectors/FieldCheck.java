package dev.patchbay.console.connectors;

import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.AuthMethodCheck;
import dev.patchbay.connector.DefinitionJson;
import dev.patchbay.connector.Field;
import dev.patchbay.connector.NoAuth;
import dev.patchbay.problem.FieldError;
import dev.patchbay.problem.FieldErrors;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Tells what is wrong with the fields of an auth method, before the connector is saved. */
@Component
class FieldCheck {

    private final AuthMethodCheck methods;

    FieldCheck(AuthMethodCheck methods) {
        this.methods = methods;
    }

    /** The errors of one field among the others, named as its own parts are: {@code pattern}. */
    List<FieldError> errors(List<Field> fields, int index) {
        FieldErrors found = new FieldErrors();
        AuthMethod bearing = DefinitionJson.edited(new NoAuth(NoAuth.TYPE, null, true), json -> write(fields, json));
        methods.check("", bearing, found);
        String path = "fields[" + index + "]";
        return found.all().stream()
                .filter(error -> error.field().startsWith(path))
                .map(error -> new FieldError(
                        error.field()
                                .substring(Math.min(
                                        path.length() + 1, error.field().length())),
                        error.code(),
                        error.message()))
                .toList();
    }

    /** Writes the fields into an auth method's JSON form. */
    static void write(List<Field> fields, ObjectNode json) {
        json.set("fields", DefinitionJson.strict().valueToTree(fields));
    }
}
